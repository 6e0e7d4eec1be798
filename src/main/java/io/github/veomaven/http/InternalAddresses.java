package io.github.veomaven.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognises addresses that lead to this machine or its network instead of the Internet: loopback, link-local, private,
 * shared, unspecified, multicast and reserved ones, also when an IPv6 address contains an IPv4 one.
 */
public final class InternalAddresses {

    private static final int IPV4_BITS = 32;
    private static final int IPV4_BYTES = 4;
    private static final Pattern NUMBER = Pattern.compile("(?i)0x[0-9a-f]{0,16}|\\d{1,20}");

    /** Blocks that cannot be reached over the Internet, as first address and prefix length. */
    private enum Block {
        THIS_NETWORK(0, 0, 0, 0, 8),
        PRIVATE_10(10, 0, 0, 0, 8),
        SHARED(100, 64, 0, 0, 10),
        LOOPBACK(127, 0, 0, 0, 8),
        LINK_LOCAL(169, 254, 0, 0, 16),
        PRIVATE_172(172, 16, 0, 0, 12),
        PROTOCOL_ASSIGNMENTS(192, 0, 0, 0, 24),
        PRIVATE_192(192, 168, 0, 0, 16),
        MULTICAST(224, 0, 0, 0, 4),
        RESERVED_AND_BROADCAST(240, 0, 0, 0, 4);

        private final int first;
        private final int mask;

        Block(int a, int b, int c, int d, int prefix) {
            this.first = a << 24 | b << 16 | c << 8 | d;
            this.mask = -1 << (IPV4_BITS - prefix);
        }

        boolean contains(int address) {
            return (address & mask) == first;
        }
    }

    private InternalAddresses() {}

    /** Whether the address is not an Internet address. */
    public static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isInternal(bytes, 0) : isInternalIpv6(bytes);
    }

    private static boolean isInternal(byte[] bytes, int at) {
        int address = intAt(bytes, at);
        for (Block block : Block.values()) {
            if (block.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static int intAt(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | bytes[at + 3] & 0xFF;
    }

    private static boolean isInternalIpv6(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        boolean uniqueLocal = (first & 0xFE) == 0xFC;
        // fe80::/10 is link-local, and fec0::/10, its neighbour, was site-local.
        boolean local = first == 0xFE && (second & 0x80) != 0;
        boolean multicast = first == 0xFF;
        return uniqueLocal || local || multicast || containsInternalIpv4(bytes);
    }

    private static boolean containsInternalIpv4(byte[] bytes) {
        int[] words = {intAt(bytes, 0), intAt(bytes, 4), intAt(bytes, 8)};
        boolean zeros = words[0] == 0 && words[1] == 0;
        // ::a.b.c.d, which includes :: and ::1; ::ffff:a.b.c.d; ::ffff:0:a.b.c.d
        boolean mapped = zeros && (words[2] == 0 || words[2] == 0xFFFF || words[2] == 0xFFFF0000);
        boolean translated = words[0] == 0x0064FF9B && words[1] == 0 && words[2] == 0;
        boolean isatap = (words[2] & 0xFDFFFFFF) == 0x00005EFE;
        if (mapped || translated || isatap) {
            return isInternal(bytes, 12);
        }
        // A network's own translator: 64:ff9b:1::/48.
        if (words[0] == 0x0064FF9B && words[1] >>> 16 == 1) {
            return true;
        }
        if (words[0] >>> 16 == 0x2002) {
            return isInternal(bytes, 2);
        }
        return words[0] == 0x20010000 && (isInternal(bytes, 4) || isInternal(inverted(bytes), 12));
    }

    /** Teredo stores the client's address inverted. */
    private static byte[] inverted(byte[] bytes) {
        byte[] inverted = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            inverted[i] = (byte) ~bytes[i];
        }
        return inverted;
    }

    /**
     * Returns the internal address that a host denotes without a lookup, in any form that some resolver accepts: {@code
     * 127.1}, {@code 0x7f.0.0.1}, {@code 2130706433}, {@code [::1%eth0]}, {@code localhost.} and names below it. Numbers
     * that are not a valid address count as the unspecified address, because some resolvers truncate them.
     *
     * @param host as in a URL
     */
    public static Optional<InetAddress> literal(String host) {
        if (host.startsWith("[") || host.contains(":")) {
            return ipv6(host).filter(InternalAddresses::contain);
        }
        String lower = host.toLowerCase(Locale.ROOT);
        String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        if (name.equals("localhost") || name.endsWith(".localhost") || name.equals("localhost.localdomain")) {
            return Optional.of(InetAddress.getLoopbackAddress());
        }
        String[] parts = name.split("\\.", -1);
        if (!Arrays.stream(parts).allMatch(part -> NUMBER.matcher(part).matches())) {
            return Optional.empty();
        }
        // Some resolvers read a number with a leading zero as octal, others as decimal.
        return Stream.of(ipv4(parts, 8), ipv4(parts, 10))
                .map(InternalAddresses::ofBytes)
                .filter(InternalAddresses::contain)
                .findFirst();
    }

    private static Optional<InetAddress> ipv6(String host) {
        String bare = host.replaceAll("[\\[\\]]", "").replaceFirst("%.*", "");
        try {
            // In brackets, nothing is looked up.
            return Optional.of(InetAddress.getByName("[" + bare + "]"));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Parses like inet_aton: up to four numbers, the last of which fills the remaining bytes; 0 if invalid. */
    private static long ipv4(String[] parts, int radixOfLeadingZero) {
        if (parts.length > IPV4_BYTES) {
            return 0;
        }
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            int bits = last ? IPV4_BITS - 8 * i : 8;
            long part = number(parts[i], radixOfLeadingZero);
            if (part < 0 || part >>> bits != 0) {
                return 0;
            }
            address = address << bits | part;
        }
        return address;
    }

    /** Returns -1 if it is not a number or far too large. */
    private static long number(String text, int radixOfLeadingZero) {
        try {
            if (text.startsWith("0x")) {
                return text.length() == 2 ? 0 : Long.parseLong(text, 2, text.length(), 16);
            }
            return Long.parseLong(text, text.startsWith("0") ? radixOfLeadingZero : 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static InetAddress ofBytes(long address) {
        try {
            return InetAddress.getByAddress(
                    new byte[] {(byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }
}
