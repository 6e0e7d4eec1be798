package io.github.veomaven.media;

import io.github.veomaven.http.HttpTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpMessage;

/** Reads the headers of a response. */
final class Headers {

    private static final Duration STRONG_AFTER = Duration.ofSeconds(60);

    private static final Pattern RANGE = Pattern.compile("(?i)bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    private final HttpMessage response;

    Headers(HttpMessage response) {
        this.response = response;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(response.getFirstHeader(name))
                .map(Header::getValue)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** Whether the response declares its body to be a web page. */
    boolean announcesHtml() {
        return text("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT))
                .filter(type -> type.startsWith("text/html") || type.startsWith("application/xhtml"))
                .isPresent();
    }

    /**
     * The strong validator for {@code If-Range}: a strong entity tag, or a {@code Last-Modified} so long before the
     * response that no second change can fall into the same second (RFC 9110, 8.8.2.2).
     */
    Optional<String> strongValidator() {
        return entityTag().filter(tag -> tag.startsWith("\"")).or(this::strongLastModified);
    }

    /** Strong or weak. */
    Optional<String> entityTag() {
        return text("ETag").filter(tag -> tag.matches("(?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]{0,500}\""));
    }

    private Optional<String> strongLastModified() {
        Optional<Instant> changed = date("Last-Modified");
        Optional<Instant> sent = date("Date");
        boolean strong = changed.isPresent()
                && sent.isPresent()
                && !sent.get().isBefore(changed.get().plus(STRONG_AFTER));
        return strong ? text("Last-Modified") : Optional.empty();
    }

    /**
     * How long the host asks to wait; empty if the header is missing, invalid, zero or in the past.
     *
     * @param now what a date is relative to if the response has no {@code Date}
     */
    Optional<Duration> retryAfter(Instant now) {
        return text("Retry-After")
                .flatMap(value -> HttpTimes.retryAfter(value, date("Date").orElse(now)));
    }

    /** Which part of the video the body is; empty if malformed, inconsistent, or without a total length. */
    Optional<ContentRange> contentRange() {
        Matcher parts = RANGE.matcher(text("Content-Range").orElse(""));
        if (!parts.matches()) {
            return Optional.empty();
        }
        ContentRange range = new ContentRange(
                Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)));
        return Optional.of(range).filter(it -> it.first <= it.last && it.last < it.total);
    }

    /**
     * The header {@code Content-Range} of a part (RFC 9110, 14.4) with a known total length.
     *
     * @param first offset of the first byte
     * @param last offset of the last byte, at least {@code first}
     * @param total bytes of the whole video, more than {@code last}
     */
    record ContentRange(long first, long last, long total) {}

    private Optional<Instant> date(String name) {
        return text(name).flatMap(HttpTimes::date);
    }
}
