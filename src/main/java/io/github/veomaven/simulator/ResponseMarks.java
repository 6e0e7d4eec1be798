package io.github.veomaven.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpResponseInterceptor;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Says in every response that it is simulated, and when it was made. */
final class ResponseMarks implements HttpResponseInterceptor {

    static final String SIMULATED = "Veo-Simulated";

    /** RFC 9110, 5.6.7; the JDK's own RFC 1123 format writes the day of the month with one digit. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final ElapsedTime time;

    ResponseMarks(ElapsedTime time) {
        this.time = time;
    }

    @Override
    public void process(HttpResponse response, EntityDetails entity, HttpContext context) {
        response.setHeader(SIMULATED, "true");
        if (!response.containsHeader("Date")) {
            response.setHeader("Date", httpDate(time.instant()));
        }
    }

    static String httpDate(Instant instant) {
        return HTTP_DATE.format(instant);
    }
}
