package io.github.veomaven.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Range requests (RFC 9110, 14): a part of the content, if it is still the content the client knows. */
final class Ranges {

    private static final String ETAG = "ETag";

    private Ranges() {}

    /** The part that the request asks for, or the whole. */
    static Answer apply(Answer whole, IncomingRequest request) {
        Map<String, List<String>> headers = Answer.newHeaders();
        headers.put("Accept-Ranges", List.of("bytes"));
        headers.put(ETAG, List.of(whole.content().entityTag()));
        headers.putAll(whole.headers());
        Optional<ByteRange> range = request.header("range")
                .filter(header -> isUnchanged(request, headers.get(ETAG).get(0)))
                .flatMap(header -> ByteRange.of(header, whole.count()));
        return range.map(part -> part(whole, headers, part))
                .orElseGet(() -> with(whole, 200, headers, 0, whole.count()));
    }

    private static boolean isUnchanged(IncomingRequest request, String entityTag) {
        return request.header("if-range").map(entityTag::equals).orElse(true);
    }

    private static Answer part(Answer whole, Map<String, List<String>> headers, ByteRange range) {
        headers.put("Content-Range", List.of(range.contentRange(whole.count())));
        return with(whole, range.isOutside() ? 416 : 206, headers, range.isOutside() ? 0 : range.from(), range.count());
    }

    private static Answer with(Answer whole, int status, Map<String, List<String>> headers, long from, long count) {
        return new Answer(
                status, headers, whole.content(), from, count, whole.gzip(), whole.chunked(), whole.mischief());
    }
}
