package io.github.veomaven.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST",
                "127.0.0.1",
                "127.1.2.3",
                "127.255.255.255",
                "::1",
                "[::1]",
                "0:0:0:0:0:0:0:1",
                "[0000:0000:0000:0000:0000:0000:0000:0001]",
                "::0:1"
            })
    void aLiteralLoopbackHostIsLoopback(String host) {
        assertThat(Loopback.isLoopback(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.kie.ai",
                "localhost.example",
                "localhost.",
                "my-localhost",
                "127.0.0.1.nip.io",
                "127.0.0.1.",
                "127.1",
                "2130706433",
                "0177.0.0.1",
                "127.0.0.256",
                "127.0.0.01",
                "128.0.0.1",
                "0.0.0.0",
                "::",
                "::2",
                "[::1",
                "fe80::1",
                "::ffff:127.0.0.1",
                "ip6-localhost"
            })
    void anythingElseIsNot(String host) {
        assertThat(Loopback.isLoopback(host)).isFalse();
    }

    @Test
    void aMissingHostIsNotLoopback() {
        assertThat(Loopback.isLoopback(null)).isFalse();
    }
}
