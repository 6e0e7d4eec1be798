package io.github.veomaven.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.veomaven.media.MediaHosts.ForbiddenException;
import java.net.InetAddress;
import java.util.List;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaHostsTest {

    private final InMemoryDnsResolver names = new InMemoryDnsResolver();

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.1.2.3",
        "media.corp.example, Media.Corp.Example.",
        "*.corp.example, a.b.corp.example",
        "fd00::1, [fd00::1]",
        "[FD00::1], [fd00::1]"
    })
    void aListedHostMayBeInternal(String listed, String host) throws Exception {
        names.add(host, InetAddress.getByName("10.1.2.3"));
        MediaHosts hosts = new MediaHosts(false, List.of(MediaHosts.read(listed)), names);

        assertThat(hosts.problem(host)).isEmpty();
        assertThat(hosts.resolver().resolve(host)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "media.corp.example, other.corp.example",
        "*.corp.example, corp.example",
        "*.corp.example, evilcorp.example",
        "corp.example, a.corp.example"
    })
    void anotherHostMayNot(String listed, String host) throws Exception {
        names.add(host, InetAddress.getByName("10.1.2.3"));
        MediaHosts hosts = new MediaHosts(false, List.of(MediaHosts.read(listed)), names);

        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> hosts.resolver().resolve(host))
                .withMessageContaining(host)
                .withMessageContaining("<mediaHosts> (-Dveo.mediaHosts)");
    }

    @Test
    void oneInternalAddressAmongOthersIsEnoughToRefuseAName() throws Exception {
        names.add("media.example", InetAddress.getByName("203.0.113.1"), InetAddress.getByName("192.168.0.1"));

        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(
                        () -> new MediaHosts(false, List.of(), names).resolver().resolve("media.example"));
    }

    @Test
    void aServiceOnThisMachineMayNameThisMachineButNoOther() throws Exception {
        names.add("here.example", InetAddress.getByName("127.0.0.2"));
        names.add("beside.example", InetAddress.getByName("192.168.0.1"));
        MediaHosts hosts = new MediaHosts(true, List.of(), names);

        assertThat(hosts.problem("127.0.0.1")).isEmpty();
        assertThat(hosts.resolver().resolve("here.example")).hasSize(1);
        assertThat(hosts.problem("192.168.0.1")).isPresent();
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> hosts.resolver().resolve("beside.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://media.example",
                "media.example:443",
                "media.example/v",
                "*",
                "*.*.example",
                "a b",
                "",
                "-a"
            })
    void whatIsNotAHostIsRefusedWithAnExample(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MediaHosts.read(text))
                .withMessageContaining("media.example.com, *.example.com or 10.1.2.3");
    }
}
