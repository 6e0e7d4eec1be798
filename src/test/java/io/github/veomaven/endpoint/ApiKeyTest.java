package io.github.veomaven.endpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    private static final String SECRET = "k3y-S/e\"c\\ret";

    private final ApiKey key = ApiKey.of(SECRET);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n",
                "key part",
                "key\tpart",
                "key\n",
                "key\rpart",
                "key\u0000",
                "key\u007f",
                "kéy",
                "key\u00a0",
                "key🔑"
            })
    void aKeyThatCannotBeOneIsRefusedWithoutPrintingIt(String bad) {
        assertThatThrownBy(() -> ApiKey.of(bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .message()
                .startsWith("The API key")
                .doesNotContain("part", "kéy", "key\n", "key\u0000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'key\nx' | line break",
                "'key x' | blank",
                "'' | blank",
                "'key\u0001' | control character",
                "'kéy' | not ASCII"
            })
    void theMessageSaysWhatIsWrong(String bad, String rule) {
        assertThatThrownBy(() -> ApiKey.of(bad)).hasMessageContaining(rule);
    }

    @Test
    void itIsNotPrinted() {
        assertThat(key.toString()).isEqualTo("ApiKey[***]");
    }

    @Test
    void theHeaderHoldsIt() {
        assertThat(key.bearer()).isEqualTo("Bearer " + SECRET);
    }

    @Test
    void textWithoutItStaysTheSame() {
        assertThat(key.redact("k3y-S k3y-S/e\"c \\ k")).isEqualTo("k3y-S k3y-S/e\"c \\ k");
    }

    @Test
    void everyOccurrenceInATextIsReplaced() {
        assertThat(key.redact(SECRET + " and <" + SECRET + ">")).isEqualTo("*** and <***>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k3y-S/e\\\"c\\\\ret",
                "k3y-S\\/e\\\"c\\\\ret",
                "\\u006b3y-S\\u002Fe\\u0022c\\u005cret",
                "\\\\u006b3y-S\\\\/e\\\\\\\"c\\\\\\\\ret",
                "k3y-S%2Fe%22c%5Cret",
                "k3y-S%2fe%22c%5cret"
            })
    void escapedOccurrencesAreReplacedToo(String escaped) {
        assertThat(key.redact("before:" + escaped + ":after")).isEqualTo("before:***:after");
    }

    @Test
    void anOccurrenceAfterAFalseStartIsReplaced() {
        assertThat(ApiKey.of("aab").redact("aaab \\n\\aab %6")).isEqualTo("a*** \\n*** %6");
    }

    @Test
    void aKeyWithSeveralBackslashesIsFound() {
        assertThat(ApiKey.of("a\\\\b").redact("<a\\\\b> <a\\\\\\\\b>")).isEqualTo("<***> <***>");
    }

    @Test
    void aBodyKeepsItsLength() {
        byte[] body = ("{\"msg\":\"Bearer k3y-S\\/e\\\"c\\\\ret is bad\"}").getBytes(UTF_8);

        assertThat(new String(key.redact(body), UTF_8)).isEqualTo("{\"msg\":\"Bearer **************** is bad\"}");
    }

    @Test
    void aBodyWithoutItIsTheSame() {
        byte[] body = "{\"msg\":\"é\"}".getBytes(ISO_8859_1);

        assertThat(key.redact(body)).isSameAs(body);
    }

    @Test
    void theBodyGivenIsNotChanged() {
        byte[] body = SECRET.getBytes(UTF_8);

        key.redact(body);

        assertThat(new String(body, UTF_8)).isEqualTo(SECRET);
    }

    @Test
    void bodiesInWiderEncodingsStayInThem() {
        for (Charset charset : List.of(UTF_16BE, UTF_16LE, Charset.forName("UTF-32BE"), Charset.forName("UTF-32LE"))) {
            byte[] body = ("{\"é\":\"" + SECRET + "\"}").getBytes(charset);

            assertThat(new String(key.redact(body), charset)).isEqualTo("{\"é\":\"*************\"}");
        }
    }

    @Test
    void aMegabyteOfBackslashesIsNoTrouble() {
        String backslashes = "\\".repeat(BoundedBody.MAX_BYTES);

        assertThat(key.redact(backslashes)).isEqualTo(backslashes);
    }
}
