package io.github.veomaven.endpoint;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private static final ApiKey KEY = ApiKey.of("k3y-S/e\"c\\ret");
    private static final List<Charset> CHARSETS =
            List.of(UTF_8, UTF_16BE, UTF_16LE, Charset.forName("UTF-32BE"), Charset.forName("UTF-32LE"));

    private static String redacted(String body) {
        byte[] bytes = body.getBytes(UTF_8);
        KEY.redact(bytes);
        return new String(bytes, UTF_8);
    }

    @Test
    void aKeyIsOverwrittenCharacterByCharacter() {
        assertThat(redacted("{\"msg\":\"Bearer k3y-S\\/e\\\"c\\\\ret is K3Y-S%2FE%22C%5CRET\"}"))
                .isEqualTo("{\"msg\":\"Bearer **************** is *******************\"}");
    }

    @Test
    void everyEncodingOfUnicodeStaysWhatItIs() {
        for (Charset charset : CHARSETS) {
            byte[] body = "{\"é\":\"k3y-S/e\"c\\ret\"}".getBytes(charset);

            KEY.redact(body);

            assertThat(new String(body, charset)).isEqualTo("{\"é\":\"*************\"}");
        }
    }

    @Test
    void aBodyWithoutTheKeyStaysAsItIs() {
        String body = "{\"code\":200,\"msg\":\"é🎬\"}";

        assertThat(redacted(body)).isEqualTo(body);
    }
}
