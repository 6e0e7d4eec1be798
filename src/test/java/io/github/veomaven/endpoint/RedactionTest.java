package io.github.veomaven.endpoint;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            byte[] body = "{\"é\":\"k3y-S/e\"c\\ret\",\"callBackUrl\":\"https://x/?a\"}".getBytes(charset);

            Redaction.apply(body, KEY);

            assertThat(new String(body, charset))
                    .isEqualTo("{\"é\":\"*************\",\"callBackUrl\":\"https://x/?*\"}");
        }
    }

    @Test
    void withoutAKeyTheRestStays() {
        String body = "{\"code\":200,\"msg\":\"é🎬\"}";

        assertThat(redacted(body, Optional.empty())).isEqualTo(body);
        assertThat(redacted(body, KEY)).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // In an object, in JSON in a string, and in JSON in a string in a string.
                "{'callBackUrl':'https://h.example/p?token=s'} | {'callBackUrl':'https://h.example/p?*******'}",
                "{'p':'{\\'callBackUrl\\':\\'https://h.example/p?t=s\\',\\'a\\':\\'?b\\'}'}"
                        + " | {'p':'{\\'callBackUrl\\':\\'https://h.example/p?***\\',\\'a\\':\\'?b\\'}'}",
                "'{\\\\'callBackUrl\\\\' : \\\\'https:\\/\\/h\\/?t\\\\'}' | '{\\\\'callBackUrl\\\\' : \\\\'https:\\/\\/h\\/?*\\\\'}'",
                "{'callBackUrl':'https://me:pass@h.example/p?t'} | {'callBackUrl':'https://*******@h.example/p?*'}",
                "{'callBackUrl':'https:\\/\\/me:pass@h.example\\/p'} | {'callBackUrl':'https:\\/\\/*******@h.example\\/p'}",
                "{'callBackUrl':'https://me@x@h.example'} | {'callBackUrl':'https://****@h.example'}",
                "{'callBackUrl':'https://h.example/a@b#f'} | {'callBackUrl':'https://h.example/a@b#*'}",
                "{'callBackUrl':'https://h.example/\\u003Ft=s'} | {'callBackUrl':'https://h.example/\\u003F***'}",
                "{'callBackUrl':'https://h.example/\\u0023t=s'} | {'callBackUrl':'https://h.example/\\u0023***'}",
                "{'CALLBACKURL':'https://h.example/?t=s'} | {'CALLBACKURL':'https://h.example/?***'}",
                "{'callBackUrl':'https://h.example/?','a':1} | {'callBackUrl':'https://h.example/?','a':1}",
                "{'callBackUrl':'https://h.example/?t=s | {'callBackUrl':'https://h.example/?***",
                // No URL, nothing to overwrite.
                "{'callBackUrl':null,'a':'b?c'} | {'callBackUrl':null,'a':'b?c'}",
                "{'callBackUrl':'','a':'b?c'} | {'callBackUrl':'','a':'b?c'}",
                "{'callBackUrl':'x','a':'me@b?c'} | {'callBackUrl':'x','a':'me@b?c'}",
                "{'a':'callBackUrl','b':'c?d'} | {'a':'callBackUrl','b':'c?d'}",
                "{'callBackUrl | {'callBackUrl",
                "{'callBackUrl': | {'callBackUrl:"
            })
    void queryAndUserInfoOfACallbackAreOverwritten(String body, String expected) {
        if (expected.equals("{'callBackUrl:")) {
            expected = body;
        }

        assertThat(redacted(body.replace('\'', '"'), Optional.empty())).isEqualTo(expected.replace('\'', '"'));
    }
}
