package io.github.veomaven.media;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes in bytes as people write and read them: {@code 500MB}, {@code 2GB}, {@code 1.5GiB}. */
public final class ByteSizes {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)\\s?([A-Za-z]{0,3})");
    private static final Map<String, BigInteger> UNITS = Map.of(
            "b", BigInteger.ONE,
            "kb", BigInteger.valueOf(1000),
            "mb", BigInteger.valueOf(1000).pow(2),
            "gb", BigInteger.valueOf(1000).pow(3),
            "tb", BigInteger.valueOf(1000).pow(4),
            "kib", BigInteger.valueOf(1024),
            "mib", BigInteger.valueOf(1024).pow(2),
            "gib", BigInteger.valueOf(1024).pow(3),
            "tib", BigInteger.valueOf(1024).pow(4));
    private static final List<String> SHOWN_UNITS = List.of("kB", "MB", "GB", "TB", "PB", "EB");

    private ByteSizes() {}

    /**
     * Reads a size: a whole or decimal number with a unit, {@code B}, {@code kB MB GB TB} (powers of 1000) or
     * {@code KiB MiB GiB TiB} (powers of 1024), in upper or lower case.
     *
     * @return bytes, at most {@link Long#MAX_VALUE}
     * @throws IllegalArgumentException with a message that says what is wrong and what to write instead
     */
    public static long parse(String text) {
        Matcher size = SIZE.matcher(text.trim());
        BigInteger unit = size.matches() ? UNITS.get(size.group(2).toLowerCase(Locale.ROOT)) : null;
        if (size.matches() && size.group(2).isEmpty()) {
            throw new IllegalArgumentException(
                    "has no unit: write " + size.group(1) + "MB for megabytes, or " + size.group(1) + "B for bytes");
        }
        if (unit == null) {
            throw new IllegalArgumentException("is not a valid size: write, for example, 500MB, 2GB or 1GiB");
        }
        BigInteger bytes =
                new BigDecimal(size.group(1)).multiply(new BigDecimal(unit)).toBigInteger();
        return bytes.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
    }

    /** Writes a size: {@code 999 B}, {@code 1.5 MB}, {@code 12 GB}; rounded down. */
    public static String format(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        int unit = 0;
        long tenths = bytes / 100;
        while (tenths >= 10_000) {
            tenths /= 1000;
            unit++;
        }
        boolean whole = tenths >= 1000 || tenths % 10 == 0;
        return (whole ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10) + " " + SHOWN_UNITS.get(unit);
    }

    /** Writes a part of a whole: {@code 1.5 MB of 12 GB}, or only the part if the whole is not known. */
    public static String format(long bytes, OptionalLong whole) {
        return whole.isPresent() ? format(bytes) + " of " + format(whole.getAsLong()) : format(bytes);
    }
}
