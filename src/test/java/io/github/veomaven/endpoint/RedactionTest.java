package io.github.veomaven.endpoint;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private static final Optional<ApiKey> KEY = Optional.of(ApiKey.of("k3y-S/e\"c\\ret"));
    private static final List<Charset> CHARSETS =
            List.of(UTF_8, UTF_16BE, UTF_16LE, Charset.forName("UTF-32BE"), Charset.forName("UTF-32LE"));

    private static String redacted(String body, Optional<ApiKey> key) {
        byte[] bytes = body.getBytes(UTF_8);
        Redaction.apply(bytes, key);
        return new String(bytes, UTF_8);
    }

    @Test
    void aKeyIsOverwrittenCharacterByCharacter() {
        assertThat(redacted("{\"msg\":\"Bearer k3y-S\\/e\\\"c\\\\ret is K3Y-S%2FE%22C%5CRET\"}", KEY))
                .isEqualTo("{\"msg\":\"Bearer **************** is *******************\"}");
    }

    @Test
    void everyEncodingOfUnicodeStaysWhatItIs() {
        for (Charset charset : CHARSETS) {
            byte[] body = "{\"é\":\"k3y-S/e\"c\\ret\"}".getBytes(charset);

            Redaction.apply(body, KEY);

            assertThat(new String(body, charset)).isEqualTo("{\"é\":\"*************\"}");
        }
    }

    @Test
    void withoutAKeyTheRestStays() {
        String body = "{\"code\":200,\"msg\":\"é🎬\"}";

        assertThat(redacted(body, Optional.empty())).isEqualTo(body);
        assertThat(redacted(body, KEY)).isEqualTo(body);
    }
}
