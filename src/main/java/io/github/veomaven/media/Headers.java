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

/** What a response's headers say. */
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

    /** Whether the body is said to be a web page. */
    boolean announcesHtml() {
        return text("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT))
                .filter(type -> type.startsWith("text/html") || type.startsWith("application/xhtml"))
                .isPresent();
    }

    /**
     * What the resource can be recognised by, byte for byte, in {@code If-Range}: a strong entity tag, or a time of
     * change long enough ago that no second change can hide in the same second (RFC 9110, 8.8.2.2).
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
        Optional<Instant> answered = date("Date");
        boolean strong = changed.isPresent()
                && answered.isPresent()
                && !answered.get().isBefore(changed.get().plus(STRONG_AFTER));
        return strong ? text("Last-Modified") : Optional.empty();
    }

    /**
     * How long the host asks to be left alone; empty for what is past, zero, or not understood.
     *
     * @param now the time that a date counts from where the response states none
     */
    Optional<Duration> retryAfter(Instant now) {
        return text("Retry-After")
                .flatMap(value -> HttpTimes.retryAfter(value, date("Date").orElse(now)));
    }

    /** Which part of the whole the body is; empty for what is malformed, contradicts itself, or leaves the length open. */
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
     * The header {@code Content-Range} of a part (RFC 9110, 14.4) whose whole is of known length.
     *
     * @param first offset of the first byte
     * @param last offset of the last byte, at least {@code first}
     * @param total bytes of the whole, more than {@code last}
     */
    record ContentRange(long first, long last, long total) {}

    private Optional<Instant> date(String name) {
        return text(name).flatMap(HttpTimes::date);
    }
}
