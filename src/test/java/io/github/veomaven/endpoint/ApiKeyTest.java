package io.github.veomaven.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    private static final String SECRET = "k3y-S/e\"c\\ret";

    private final ApiKey key = ApiKey.of(SECRET);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | is blank",
                "' ' | is blank",
                "'\n' | is blank",
                "'key\npart' | contains a line break",
                "'key\rpart' | contains a line break",
                "'key part' | contains a blank",
                "'key\tpart' | contains a blank",
                "'key\u0001part' | contains a control character",
                "'key\u007f' | contains a control character",
                "'kéypart' | contains a character that is not ASCII",
                "'key\u00a0part' | contains a character that is not ASCII",
                "'keypart🔑' | contains a character that is not ASCII",
                "'\"keypart\"' | is in quotes: remove them",
                "'keypart\"' | is in quotes",
                "'`keypart`' | is in quotes",
                "'Bearer keypart' | contains more than the key: remove \"Authorization:\" and \"Bearer\"",
                "'bearer:keypart' | contains more than the key",
                "'Authorization: Bearer keypart' | contains more than the key",
                "'***' | contains asterisks",
                "'****************' | contains asterisks",
                "'key***part' | contains asterisks",
                "'$KEYPART' | contains the name of a variable",
                "'$_keypart' | contains the name of a variable",
                "'${keypart}' | contains the name of a variable",
                "'${env.KEYPART}' | contains the name of a variable",
                "'${{ secrets.KEYPART }}' | contains the name of a variable",
                "'$(keypart)' | contains the name of a variable",
                "'%KEYPART%' | contains the name of a variable",
                "'<keypart>' | contains a placeholder in angle brackets",
                "'<your keypart>' | contains a placeholder in angle brackets",
                "'VEO_API_KEY=keypart' | contains an assignment (NAME=...)",
                "'export VEO_API_KEY=keypart' | contains an assignment",
                "'api.key=keypart==' | contains an assignment"
            })
    void textThatCannotBeAKeyIsRefusedWithAdviceAndNotPrinted(String bad, String rule) {
        assertThatThrownBy(() -> ApiKey.of(bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .message()
                .startsWith(rule)
                .doesNotContainIgnoringCase("keypart")
                .doesNotContain("part");
    }

    @Test
    void aKeyInSingleQuotesIsRefused() {
        assertThatThrownBy(() -> ApiKey.of("'keypart'")).hasMessage("is in quotes: remove them");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0f1e2d3c4b5a",
                "sk-a.b_c~d+e/f",
                "dGVzdA==",
                "a=",
                "=a",
                "$2a$10$abc",
                "$",
                "%",
                "50%",
                "a%b%",
                "<",
                "a*b**c"
            })
    void anyOtherWordIsAKey(String key) {
        assertThat(ApiKey.of(key).bearer()).isEqualTo("Bearer " + key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key\n", "key\r\n", " key ", "\tkey\n\n"})
    void blanksAndLineEndsAroundItAreTrimmed(String text) {
        assertThat(ApiKey.of(text).bearer()).isEqualTo("Bearer key");
    }

    @Test
    void itIsNotPrinted() {
        assertThat(key.toString()).isEqualTo("ApiKey[***]");
    }

    @Test
    void theHeaderContainsIt() {
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
        assertThat(ApiKey.of("aaab").redact("aaaab \\n\\aaab %6")).isEqualTo("a*** \\n*** %6");
    }

    @Test
    void aKeyWithSeveralBackslashesIsFound() {
        assertThat(ApiKey.of("a\\\\b").redact("<a\\\\b> <a\\\\\\\\b>")).isEqualTo("<***> <***>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "K3Y-S/E\"C\\RET",
                "k3y-s/e\"c\\ret",
                "K3Y-s/E\"C\\RET",
                "K3Y-S%2FE%22C%5CRET",
                "\\u004b3y-S/e\"c\\ret"
            })
    void anotherCaseDoesNotHideIt(String echo) {
        assertThat(key.redact("before:" + echo + ":after")).isEqualTo("before:***:after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%252F", "%25252f"})
    void aPercentSignThatIsEncodedItselfDoesNotHideIt(String slash) {
        assertThat(key.redact("k3y-S" + slash + "e\"c\\ret")).isEqualTo("***");
    }

    @Test
    void base64DoesNotHideItWhateverSurroundsIt() {
        String secret = "Zz0~?>-k3y?>~zZ/+9";
        ApiKey hidden = ApiKey.of(secret);
        for (String before : List.of("", "a", "me", "me:", "Bearer ")) {
            for (String after : List.of("", "b", "bb", "bbb")) {
                byte[] plain = (before + secret + after).getBytes(UTF_8);
                for (Base64.Encoder encoder : List.of(
                        Base64.getEncoder(),
                        Base64.getUrlEncoder(),
                        Base64.getUrlEncoder().withoutPadding())) {
                    String echo = encoder.encodeToString(plain);
                    String escaped = echo.replace("/", "\\/").replace("+", "%2B");

                    assertNothingLeft(hidden.redact(echo), plain, secret);
                    assertNothingLeft(hidden.redact(escaped), plain, secret);
                }
            }
        }
    }

    /** At most parts of the secret's first and last character may be left beside the mask. */
    private static void assertNothingLeft(String redacted, byte[] plain, String secret) {
        assertThat(redacted).contains("***");
        int masked = (plain.length + 2) / 3 * 4 - redacted.replace("***", "").length();
        assertThat(masked * 6).isGreaterThan((secret.length() - 2) * 8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"code", "succ", "SUCCESSFLAG", "https://", "null", "0", "200", "1776728", "a", "abc", "{}[]\":"})
    void aWordThatEveryReplyMayContainIsNotRedacted(String word) {
        String reply = "{\"code\":200,\"msg\":\"success\",\"data\":{\"successFlag\":0,\"createTime\":1776728214000,"
                + "\"response\":null,\"x\":\"https://abc\",\"y\":{}}}";

        assertThat(ApiKey.of(word).redact(reply)).isEqualTo(reply);
    }

    @Test
    void aShortPartOfBase64IsNotAnOccurrence() {
        ApiKey shortest = ApiKey.of("zqxj");

        assertThat(shortest.redact("enF4ag== and F4a and 6cXh"))
                .isEqualTo("*** and F4a and 6cXh".replace("***", "enF4ag=="));
        assertThat(shortest.redact("a zqxj b")).isEqualTo("a *** b");
    }

    @Test
    void aMegabyteOfBackslashesTakesNoQuadraticTime() {
        String backslashes = "\\".repeat(HttpTransport.MAX_BODY);

        assertThat(key.redact(backslashes)).isEqualTo(backslashes);
    }
}
