package io.github.veomaven.simulator;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of bytes (RFC 9110, 14.1.2).
 *
 * @param from the first byte
 * @param count how many; 0 when the range lies outside
 */
record ByteRange(long from, long count) {

    private static final String ETAG = "ETag";
    private static final Pattern ONE_RANGE = Pattern.compile("bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})");

    /** Parses a {@code Range} header; empty when it does not ask for one valid range. */
    static Optional<ByteRange> of(String header, long length) {
        Matcher range = ONE_RANGE.matcher(header.trim());
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            long count = Math.min(length, Long.parseLong(range.group(2)));
            return Optional.of(new ByteRange(length - count, count));
        }
        long from = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.group(2));
        return last < from
                ? Optional.empty()
                : Optional.of(new ByteRange(from, Math.max(0, Math.min(last, length - 1) - from + 1)));
    }

    /** Cuts a response to the range that the request asks for, if the content is still the one that the client knows. */
    static void apply(Response whole, IncomingRequest request) {
        whole.headers.putIfAbsent("Accept-Ranges", List.of("bytes"));
        whole.headers.putIfAbsent(ETAG, List.of(whole.content.entityTag()));
        Optional<ByteRange> range = request.header("range")
                .filter(header -> isUnchanged(request, whole.headers.get(ETAG).get(0)))
                .flatMap(header -> of(header, whole.count));
        if (range.isPresent()) {
            ByteRange part = range.get();
            whole.headers.put("Content-Range", List.of(part.contentRange(whole.count)));
            whole.status = part.isOutside() ? 416 : 206;
            whole.from = part.isOutside() ? 0 : part.from();
            whole.count = part.count();
        }
    }

    private static boolean isUnchanged(IncomingRequest request, String entityTag) {
        return request.header("if-range").map(entityTag::equals).orElse(true);
    }

    private boolean isOutside() {
        return count == 0;
    }

    private String contentRange(long length) {
        return isOutside() ? "bytes */" + length : "bytes " + from + "-" + (from + count - 1) + "/" + length;
    }
}
