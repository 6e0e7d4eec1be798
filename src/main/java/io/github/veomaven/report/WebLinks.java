package io.github.veomaven.report;

import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.TaskRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** URLs from the service, as far as they may become links. */
final class WebLinks {

    /** Browsers and servers do not agree on longer ones. */
    private static final int MAX_LENGTH = 8000;

    /** No user info in the authority: {@code https://known.example@evil.example/} is made to deceive. */
    private static final Pattern WEB = Pattern.compile("(?i)https?://[\\p{L}\\p{N}._:%\\[\\]-]+(?:[/?#][^ ]*)?");

    private static final Pattern NEVER_IN_A_URL = Pattern.compile("[\"<>\\\\^`{|}]");

    private WebLinks() {}

    /**
     * The URL if it is an {@code http} or {@code https} one of printable characters. Characters that may not stand in
     * a URL are percent-encoded: so it holds no <code>${</code> that Maven would expand.
     */
    static Optional<String> of(String url) {
        if (!SafeText.line(url, MAX_LENGTH).equals(url) || !WEB.matcher(url).matches()) {
            return Optional.empty();
        }
        return Optional.of(NEVER_IN_A_URL.matcher(url).replaceAll(match -> encoded(match.group())));
    }

    /** Those of the URLs that may become links. */
    static List<String> of(Collection<String> urls) {
        List<String> links = new ArrayList<>();
        for (String url : urls) {
            of(url).ifPresent(links::add);
        }
        return links;
    }

    /** The videos to use, the first one first. */
    static List<String> videos(TaskRecord record) {
        return of(record.videoUrls());
    }

    private static String encoded(String character) {
        return "%" + Integer.toHexString(character.charAt(0)).toUpperCase(Locale.ROOT);
    }
}
