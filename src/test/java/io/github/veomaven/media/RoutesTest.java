package io.github.veomaven.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    private static final Routes DIRECT = new Routes(uri -> Optional.empty());

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
    void httpsAndLoopbackAreFetched(String url, String request) throws Exception {
        assertThat(DIRECT.to(url).uri()).hasToString(request);
    }

    @Test
    void plainHttpIsRefusedWithItsReason() {
        assertThatExceptionOfType(TransferFailure.class)
                .isThrownBy(() -> DIRECT.to("http://tempfile.example/a.mp4"))
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
        assertThatExceptionOfType(TransferFailure.class).isThrownBy(() -> DIRECT.to(url));
    }

    @Test
    void aRedirectMayChangeTheHostButNotLeaveTls() throws Exception {
        URI from = URI.create("https://tempfile.example/v/a.mp4");

        assertThat(DIRECT.redirect(from, "https://cdn.example/b.mp4").uri()).hasToString("https://cdn.example/b.mp4");
        assertThat(DIRECT.redirect(from, "../b.mp4").uri()).hasToString("https://tempfile.example/b.mp4");
        assertThat(DIRECT.redirect(from, "//cdn.example/b.mp4").uri()).hasToString("https://cdn.example/b.mp4");
        assertThatExceptionOfType(TransferFailure.class)
                .isThrownBy(() -> DIRECT.redirect(from, "http://tempfile.example/a.mp4"));
    }

    @Test
    void noOtherHostSendsTheBuildToAServiceOfThisMachine() {
        URI from = URI.create("https://tempfile.example/v/a.mp4");

        assertThatExceptionOfType(TransferFailure.class)
                .isThrownBy(() -> DIRECT.redirect(from, "http://localhost:9200/"))
                .withMessageContaining("from another machine");
    }
}
