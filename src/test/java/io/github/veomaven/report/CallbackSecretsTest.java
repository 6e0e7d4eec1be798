package io.github.veomaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackSecretsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "s3cr3t";

    @ParameterizedTest
    @CsvSource({
        "https://ci.example/cb?token=s3cr3t, https://ci.example/cb?************",
        "https://ci.example/cb?, https://ci.example/cb?",
        "https://ci.example/cb?a=s3cr3t&b=?#part, https://ci.example/cb?************#part",
        "https://me:s3cr3t@ci.example/cb, https://*********@ci.example/cb",
        "https://me:s3cr3t@x@ci.example:80/cb?s3cr3t, https://***********@ci.example:80/cb?******",
        "https://ci.example/@cb, https://ci.example/@cb",
        "//me@ci.example, //**@ci.example",
        "https://ci.example/cb, https://ci.example/cb",
        "no URL, no URL",
        "'', ''",
    })
    void queryAndUserInfoAreOverwrittenAndNothingElse(String url, String expected) throws IOException {
        for (String key : new String[] {"callBackUrl", "callbackUrl", "callback_url", "call-back-url", "CALLBACKURL"}) {
            String request = JSON.writeValueAsString(Map.of(key, url));
            String body = JSON.writeValueAsString(Map.of("data", Map.of("paramJson", request)));

            String overwritten = overwritten(body);

            assertThat(overwritten).hasSameSizeAs(body);
            assertThat(JSON.readTree(JSON.readTree(overwritten)
                                    .at("/data/paramJson")
                                    .textValue())
                            .path(key)
                            .textValue())
                    .isEqualTo(expected);
        }
    }

    static Stream<String> bodies() {
        return Stream.of(
                // As the service writes it.
                """
                {"data":{"paramJson":"{\\"callBackUrl\\":\\"https://ci.example/cb?t=s3cr3t\\",\\"prompt\\":\\"a \\\\\\"b\\\\\\"\\"}","response":null}}""",
                // With slashes escaped, once and twice.
                """
                {"paramJson":"{\\"callBackUrl\\":\\"https:\\\\/\\\\/ci.example\\\\/cb?t=s3cr3t\\"}"}""",
                """
                {"paramJson":"{\\"callBackUrl\\":\\"https:\\/\\/ci.example\\/cb?t=s3cr3t\\"}"}""",
                // As \\u escapes: the mark, the name, the secret.
                """
                {"paramJson":"{\\"callBackUrl\\":\\"https://ci.example/cb\\u003ft=s3cr3t\\"}"}""",
                """
                {"paramJson":"{\\"call\\\\u0042ackUrl\\":\\"https://ci.example/cb\\\\u003ft=\\\\u00733cr3t\\"}"}""",
                """
                {"paramJson":"{\\u0022callBackUrl\\u0022:\\u0022https://ci.example/cb?t=s3cr3t\\u0022}"}""",
                // Not in a string, in a list, in another place, indented.
                """
                {"paramJson":{"callBackUrl":"https://ci.example/cb?t=s3cr3t"}}""",
                """
                {"paramJson":"[{\\"callBackUrl\\" : [\\"https://ci.example/cb?t=s3cr3t\\"]}]"}""",
                """
                {"callBackUrl":
                  "https://ci.example/cb?t=s3cr3t"}""",
                // JSON in JSON in JSON.
                """
                {"data":"{\\"paramJson\\":\\"{\\\\\\"callBackUrl\\\\\\":\\\\\\"https://ci.example/cb?t=s3cr3t\\\\\\"}\\"}"}""",
                // Beside text that is no ASCII.
                """
                {"paramJson":"{\\"prompt\\":\\"Größe 日本 🎬\\",\\"callBackUrl\\":\\"https://ci.example/ü?ü=s3cr3t🎬\\"}","x":"é"}""");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theSecretIsRemovedHoweverItIsWrittenAndTheStructureStays(String body) throws IOException {
        String overwritten = overwritten(body);

        assertThat(overwritten)
                .doesNotContain(SECRET)
                .doesNotContain("3cr3t")
                .hasSameSizeAs(body.replaceAll("ü=s3cr3t🎬", "1234567890123"));
        assertThat(overwritten.replace("*", ""))
                .isEqualTo(body.replaceAll("(\\?|\\\\+u003f)(t=|ü=)[^\"]*?3cr3t🎬?", "$1"));
        JsonNode tree = JSON.readTree(overwritten);
        if (tree.path("paramJson").isTextual()) {
            JSON.readTree(tree.path("paramJson").textValue());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"paramJson\":\"{\\\"imageUrls\\\":[\\\"https://a.example/b?c=d\\\"]}\",\"resultUrls\":[\"https://me@a.example/b?c=d\"]}}",
                "{\"callBackUrl\":null}",
                "{\"callBackUrl\":{\"a\":1}}",
                "",
                "\"",
                "{\"a\":\"\\",
                "null",
            })
    void whatHoldsNoCallbackUrlStaysTheSame(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        assertThat(CallbackSecrets.overwrite(bytes)).isSameAs(bytes);
    }

    @Test
    void bytesThatAreNoTextStayAsTheyAre() {
        byte[] before = HexFormat.of().parseHex("fffe80c0e9f0");
        byte[] url = "\"callBackUrl\":\"http://a?b\"".getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[10 + url.length];
        System.arraycopy("{\"p\"".getBytes(StandardCharsets.UTF_8), 0, body, 0, 4);
        System.arraycopy(before, 0, body, 4, 6);
        System.arraycopy(url, 0, body, 10, url.length);
        byte[] expected = body.clone();
        expected[body.length - 2] = '*';

        assertThat(CallbackSecrets.overwrite(body)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void everyEncodingOfUnicodeIsReadWithAndWithoutAByteOrderMark(String charset) {
        String body = "{\"paramJson\":\"{\\\"callBackUrl\\\":\\\"https://ci.example/cb?t=s3cr3t\\\"}\",\"ü\":\"🎬\"}";
        for (String mark : new String[] {"", "\uFEFF"}) {
            byte[] overwritten = CallbackSecrets.overwrite((mark + body).getBytes(Charset.forName(charset)));

            assertThat(overwritten)
                    .isEqualTo((mark + body.replace("t=s3cr3t", "********")).getBytes(Charset.forName(charset)));
        }
    }

    @Test
    void aBodyOfAMegabyteOfEscapesIsSearched() throws IOException {
        String nested = "x".repeat(1000);
        String body = "{\"paramJson\":\"" + "\\\"a\\\":".repeat(100_000) + nested;

        assertThat(new ByteArrayInputStream(CallbackSecrets.overwrite(body.getBytes(StandardCharsets.UTF_8)))
                        .readAllBytes())
                .hasSize(body.length());
    }

    private static String overwritten(String body) {
        return new String(CallbackSecrets.overwrite(body.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
