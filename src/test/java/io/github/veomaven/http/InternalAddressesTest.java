package io.github.veomaven.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InternalAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.168.1.1",
                "224.0.0.251",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "[::]",
                "[::1]",
                "[::7f00:1]",
                "[fe80::1]",
                "[febf::1]",
                "[fec0::1]",
                "[fc00::1]",
                "[fdff::1]",
                "[ff02::fb]",
                "[::ffff:0:10.0.0.1]",
                "[64:ff9b::10.0.0.1]",
                "[64:ff9b:1::1]",
                "[2002:a00:1::1]",
                "[2002:7f00:1::]",
                "[2001:0:a00:1::1]",
                "[2001:0:808:808::f5ff:fffe]",
                "[2600::5efe:192.168.1.1]",
                "[2600::200:5efe:192.168.1.1]"
            })
    void whatIsNotReachedOverTheInternetIsInternal(String address) throws Exception {
        assertThat(InternalAddresses.contain(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "223.255.255.255",
                "[2606:4700::1111]",
                "[64:ff9b::8.8.8.8]",
                "[2002:808:808::1]",
                "[fe00::1]",
                "[2600::5efe:8.8.8.8]"
            })
    void internetAddressesAreNotInternal(String address) throws Exception {
        assertThat(InternalAddresses.contain(InetAddress.getByName(address))).isFalse();
        assertThat(InternalAddresses.literal(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1.",
                "127.1",
                "127.0.1",
                "2130706433",
                "0x7f000001",
                "0x7F.1",
                "0x7f.0x0.0x0.0x1",
                "017700000001",
                "0177.0.0.1",
                "00000000177.0.0.1",
                "0",
                "0x",
                "10.1",
                "010.0.0.1",
                "012.0.0.1",
                "167772161",
                "0xa9fea9fe",
                "169.254.43518",
                "4294967297",
                "18446744073709551617",
                "127.0.0.1.0.0",
                "999.999.999.999",
                "localhost",
                "LOCALHOST.",
                "a.localhost",
                "localhost.localdomain",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[fe80::1%eth0]",
                "[fe80::1%25eth0]",
                "::1"
            })
    void anInternalAddressIsRecognisedInAnyForm(String host) {
        assertThat(InternalAddresses.literal(host)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "10.example.com",
                "127.0.0.1.example",
                "1.2.3.4",
                "16843009",
                "0x1010101",
                "localhost.example",
                "notlocalhost",
                "[2606:4700::1111]",
                "[nonsense]",
                "dead.beef",
                "0xg.1"
            })
    void aNameOrAnInternetAddressIsNotInternal(String host) {
        assertThat(InternalAddresses.literal(host)).isEmpty();
    }
}
