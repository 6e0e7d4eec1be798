package io.github.veomaven.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code Content-Range} of a part (RFC 9110, 14.4) whose whole is of known length.
 *
 * @param first offset of the first byte
 * @param last offset of the last byte, at least {@code first}
 * @param total bytes of the whole, more than {@code last}
 */
record ContentRange(long first, long last, long total) {

    private static final Pattern BYTES = Pattern.compile("(?i)bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    /** Empty for what is malformed, contradicts itself, or leaves the length open. */
    static Optional<ContentRange> read(String header) {
        Matcher parts = BYTES.matcher(header.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        ContentRange range = new ContentRange(
                Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)));
        return Optional.of(range).filter(it -> it.first <= it.last && it.last < it.total);
    }

    long length() {
        return last - first + 1;
    }
}
