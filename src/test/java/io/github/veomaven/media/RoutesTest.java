package io.github.veomaven.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    private static final Routes DIRECT = new Routes(new MediaHosts(true, List.of()), uri -> Optional.empty());

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
                .withMessageContaining("must use https");
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
                "https://0x7f.1/a.mp4",
                "https://127.0.0.1%00.example/a.mp4",
                "https://１２７.0.0.1/a.mp4",
                "https://\u202eexample/a.mp4",
                "http://127.0.0.1.example/a.mp4",
                "data:video/mp4;base64,AAAA"
            })
    void everythingElseIsRefused(String url) {
        assertThatExceptionOfType(TransferFailure.class).isThrownBy(() -> DIRECT.to(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9192/manager/stop?now=1",
                "http://localhost:9200/",
                "https://localhost./a.mp4",
                "http://[::1]/a.mp4",
                "https://10.0.0.1/a.mp4",
                "https://2130706433/a.mp4",
                "https://169.254.169.254/latest/meta-data/",
                "https://[fe80::1%eth0]/a.mp4",
                "https://[::ffff:192.168.0.1]/a.mp4"
            })
    void resultsOfAServiceElsewhereLeadToNoInternalAddress(String url) {
        Routes routes = new Routes(new MediaHosts(false, List.of()), uri -> Optional.empty());
        URI from = URI.create("https://tempfile.example/v/a.mp4");

        assertThatExceptionOfType(TransferFailure.class)
                .isThrownBy(() -> routes.to(url))
                .withMessageStartingWith("its URL leads to ")
                .withMessageContaining("only if <mediaHosts> (-Dveo.mediaHosts) lists the host.");
        assertThatExceptionOfType(TransferFailure.class)
                .isThrownBy(() -> routes.redirect(from, url))
                .withMessageStartingWith("the URL that it redirects to leads to ");
    }

    @Test
    void anInternalAddressIsNotRequestedThroughAProxyEither() {
        Routes routes = new Routes(new MediaHosts(false, List.of()), uri -> {
            throw new AssertionError("No way to it is looked for");
        });

        assertThatExceptionOfType(TransferFailure.class).isThrownBy(() -> routes.to("https://10.0.0.1/a.mp4"));
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
