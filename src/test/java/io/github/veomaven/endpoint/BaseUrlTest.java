package io.github.veomaven.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.kie.ai, https://api.kie.ai",
        "https://api.kie.ai/, https://api.kie.ai",
        "https://api.kie.ai//, https://api.kie.ai",
        "' https://api.kie.ai/gateway/ ', https://api.kie.ai/gateway",
        "HTTPS://api.kie.ai:8443, https://api.kie.ai:8443",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "http://localhost, http://localhost",
        "http://[::1]:8080/, http://[::1]:8080",
        "https://[2001:db8::1]/, https://[2001:db8::1]"
    })
    void isParsedWithoutSlashesAtItsEnd(String text, String expected) {
        assertThat(BaseUrl.parse(text)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | must not be blank",
                "api.kie.ai | must begin with https://",
                "api.kie.ai:443 | must begin with https://",
                "ftp://api.kie.ai | must begin with https://",
                "https:// | is not a valid URL",
                "https:///path | must name a host",
                "https://under_score/ | must name a host",
                "https://api kie.ai | is not a valid URL",
                "https://me:hunter2@api.kie.ai | must not contain a user name",
                "https://hunter2@api.kie.ai | must not contain a user name",
                "https://me:hunter2@under_score | must not contain a user name",
                "https://me:hunter2 @api.kie.ai | is not a valid URL",
                "https://api.kie.ai/?a=b | must not contain a query",
                "https://api.kie.ai? | must not contain a query",
                "https://api.kie.ai/#top | must not contain a fragment",
                "https://api.kie.ai:0 | must have a port",
                "https://api.kie.ai:65536 | must have a port",
                "http://api.kie.ai | must begin with https://, because otherwise the key",
                "http://127.0.0.1.nip.io | must begin with https://, because otherwise the key",
                "http://localhost.example | must begin with https://, because otherwise the key",
                "http://0.0.0.0 | must begin with https://, because otherwise the key"
            })
    void anInvalidUrlIsRefusedNamingTheRule(String text, String rule) {
        assertThatThrownBy(() -> BaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageStartingWith(rule)
                .message()
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.kie.ai/api/v1/veo/record-info, https://api.kie.ai",
        "https://api.kie.ai/api/v1/veo/record-info?taskId=abc, https://api.kie.ai",
        "https://api.kie.ai/api/v1/veo/, https://api.kie.ai",
        "https://api.kie.ai/api/v1, https://api.kie.ai",
        "HTTPS://gate.example:8443/kie/api/v1/veo, https://gate.example:8443/kie"
    })
    void aUrlWithThePathOfTheApiIsRefusedNamingTheRightOne(String text, String right) {
        assertThatThrownBy(() -> BaseUrl.parse(text))
                .hasMessage("must not contain the path of the API, which is added to it: " + right);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://gate.example/api", "https://gate.example/api/v12", "https://gate.example/my-api/v1x"})
    void aGatewaysOwnPathIsNotThatOfTheApi(String text) {
        assertThat(BaseUrl.parse(text)).hasToString(text);
    }

    @Test
    void loopbackIsRecognized() {
        assertThat(BaseUrl.parse("http://[::1]:1").isLoopback()).isTrue();
        assertThat(BaseUrl.parse("https://localhost").isLoopback()).isTrue();
        assertThat(BaseUrl.parse("https://api.kie.ai").isLoopback()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "veo_task_abcdef123456 | veo_task_abcdef123456",
                "a+b | a%2Bb",
                "a b | a%20b",
                "a&b=c#d | a%26b%3Dc%23d",
                "100% | 100%25",
                "%41 | %2541",
                "../x?y;z | ..%2Fx%3Fy%3Bz",
                "é | %C3%A9",
                "🎬 | %F0%9F%8E%AC"
            })
    void anIdGoesIntoTheQueryExactlyAsWritten(String id, String encoded) {
        assertThat(BaseUrl.parse("https://api.kie.ai/").recordInfo(id))
                .hasToString("https://api.kie.ai/api/v1/veo/record-info?taskId=" + encoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b", "a b", "%41", "é🎬"})
    void anIdCanBeReadBack(String id) {
        assertThat(BaseUrl.parse("https://api.kie.ai").recordInfo(id).getQuery())
                .isEqualTo("taskId=" + id);
    }
}
