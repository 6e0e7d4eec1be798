package io.github.veomaven.files;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes file names that every operating system accepts.
 *
 * <p>They are ASCII, because Java cannot even name other files if a build runs without a locale ({@code LANG=C}), as in
 * many build containers, and because systems differ in how they normalise other characters.
 */
public final class SafeFileNames {

    /** Leaves room, within 120 bytes, for extensions such as {@code .mp4.part} and for a number before them. */
    private static final int MAX_LENGTH = 100;

    private static final int MAX_LENGTH_BEFORE_NUMBER = 88;

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9._-]+");
    private static final Pattern DOTS_AT_THE_ENDS = Pattern.compile("^\\.+|\\.+$");
    private static final Pattern RESERVED =
            Pattern.compile("(?i)(?:CON|PRN|AUX|NUL|CLOCK|CONIN|CONOUT|COM[0-9]|LPT[0-9])(?:[._].*)?");

    private SafeFileNames() {}

    /**
     * Returns a file name, without extension, for each name: at most 100 bytes, without path separators, not reserved on
     * Windows, and no two that differ only in case. Names of letters, digits, {@code .}, {@code _} and {@code -} stay
     * unchanged if possible. The same names in the same order always give the same result.
     *
     * @param names untrusted; duplicates are ignored
     * @return in the order of {@code names}
     */
    public static Map<String, String> of(Collection<String> names) {
        Map<String, String> chosen = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        List<String> others = new ArrayList<>();
        for (String name : names) {
            if (chosen.putIfAbsent(name, name) == null && !(name.equals(safe(name)) && taken.add(folded(name)))) {
                others.add(name);
            }
        }
        for (String name : others) {
            chosen.put(name, free(safe(name), taken));
        }
        return chosen;
    }

    private static String safe(String name) {
        String clean = trimmed(OTHERS.matcher(plainLetters(name)).replaceAll("_"), MAX_LENGTH);
        if (clean.chars().noneMatch(Character::isLetterOrDigit)) {
            return "task";
        }
        return RESERVED.matcher(clean).matches() ? trimmed("_" + clean, MAX_LENGTH) : clean;
    }

    /** Skips ASCII names, because the normalizer takes long to load. */
    private static String plainLetters(String name) {
        return ASCII.matcher(name).matches()
                ? name
                : MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                        .replaceAll("");
    }

    private static String trimmed(String name, int maxLength) {
        String bare = DOTS_AT_THE_ENDS.matcher(name).replaceAll("");
        String cut = bare.substring(0, Math.min(bare.length(), maxLength));
        return DOTS_AT_THE_ENDS.matcher(cut).replaceAll("");
    }

    private static String free(String name, Set<String> taken) {
        if (taken.add(folded(name))) {
            return name;
        }
        return numbered(trimmed(name, MAX_LENGTH_BEFORE_NUMBER), 2, taken);
    }

    /**
     * Returns a name with the first free number at its end.
     *
     * @param number the lowest to try
     * @param taken names in lower case; takes the new one, too
     */
    public static String numbered(String name, int number, Set<String> taken) {
        while (!taken.add(folded(name + "-" + number))) {
            number++;
        }
        return name + "-" + number;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
