package io.github.veomaven.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {

    @Test
    void thePasswordIsNotPrinted() {
        ProxySettings proxy =
                new ProxySettings("corporate", "proxy.example", 3128, Optional.of("me"), Optional.of("s3cret"));

        assertThat(proxy.toString()).isEqualTo("ProxySettings[corporate, proxy.example:3128, with credentials]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    void aPortOutOfRangeIsRefused(int port) {
        assertThatThrownBy(
                        () -> new ProxySettings("corporate", "proxy.example", port, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 65535");
    }

    @Test
    void aBlankHostIsRefused() {
        assertThatThrownBy(() -> new ProxySettings("corporate", " ", 3128, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
