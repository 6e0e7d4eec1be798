package io.github.veomaven.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://tempfile.example/v/a.mp4, https://tempfile.example/v/a.mp4",
        "HTTPS://tempfile.example:8443/a.mp4?t=1&u=%20, https://tempfile.example:8443/a.mp4?t=1&u=%20",
        "https://tempfile.example/a.mp4#t=10, https://tempfile.example/a.mp4",
        "https://tempfile.example/a b{c}.mp4, https://tempfile.example/a%20b%7Bc%7D.mp4",
        "https://tempfile.example/größe.mp4, https://tempfile.example/gr%C3%B6%C3%9Fe.mp4",
        "http://127.0.0.1:8080/a.mp4, http://127.0.0.1:8080/a.mp4",
        "http://[::1]/a.mp4, http://[::1]/a.mp4"
    })
    void httpsAndLoopbackAreFetched(String url, String request) {
        assertThat(MediaUrl.parse(url)).hasToString(request);
    }

    @Test
    void plainHttpIsRefusedWithItsReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MediaUrl.parse("http://tempfile.example/a.mp4"))
                .withMessageContaining("plain http")
                .withMessageContaining("only https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user@tempfile.example/a.mp4",
                "https://user:pw@tempfile.example/a.mp4",
                "https://user:pw@exa_mple/a.mp4",
                "https://tempfile.example:0/a.mp4",
                "https://tempfile.example:99999/a.mp4",
                "https:a.mp4",
                "https://\u202eexample/a.mp4",
                "http://127.0.0.1.example/a.mp4",
                "data:video/mp4;base64,AAAA"
            })
    void everythingElseIsRefused(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> MediaUrl.parse(url));
    }

    @Test
    void aRedirectMayChangeTheHostButNotLeaveTls() {
        URI from = URI.create("https://tempfile.example/v/a.mp4");

        assertThat(MediaUrl.redirect(from, "https://cdn.example/b.mp4")).hasToString("https://cdn.example/b.mp4");
        assertThat(MediaUrl.redirect(from, "../b.mp4")).hasToString("https://tempfile.example/b.mp4");
        assertThat(MediaUrl.redirect(from, "//cdn.example/b.mp4")).hasToString("https://cdn.example/b.mp4");
        assertThatIllegalArgumentException().isThrownBy(() -> MediaUrl.redirect(from, "http://tempfile.example/a.mp4"));
    }

    @Test
    void noOtherHostSendsTheBuildToAServiceOfThisMachine() {
        URI from = URI.create("https://tempfile.example/v/a.mp4");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MediaUrl.redirect(from, "http://localhost:9200/"))
                .withMessageContaining("from another machine");
    }
}
