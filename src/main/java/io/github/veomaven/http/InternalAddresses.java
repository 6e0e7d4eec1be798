package io.github.veomaven.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
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

    /** Blocks that cannot be reached over the Internet: the first two bytes, and the length of the prefix. */
    private static final int[][] BLOCKS = {
        {0, 0, 8}, // this network
        {10, 0, 8}, // private
        {100, 64, 10}, // shared
        {127, 0, 8}, // loopback
        {169, 254, 16}, // link-local
        {172, 16, 12}, // private
        {192, 0, 24}, // protocol assignments
        {192, 168, 16}, // private
        {224, 0, 4}, // multicast
        {240, 0, 4} // reserved, and broadcast
    };

    private InternalAddresses() {}

    /** Whether the address is not an Internet address. */
    public static boolean contain(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet4Address ? isInternal(bytes.getInt()) : isInternalIpv6(bytes);
    }

    private static boolean isInternal(int address) {
        for (int[] block : BLOCKS) {
            int first = block[0] << 24 | block[1] << 16;
            if ((address ^ first) >>> (IPV4_BITS - block[2]) == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInternalIpv6(ByteBuffer bytes) {
        int first = bytes.get(0) & 0xFF;
        boolean uniqueLocal = (first & 0xFE) == 0xFC;
        // fe80::/10 is link-local, and fec0::/10, its neighbour, was site-local.
        boolean local = first == 0xFE && (bytes.get(1) & 0x80) != 0;
        boolean multicast = first == 0xFF;
        return uniqueLocal || local || multicast || containsInternalIpv4(bytes);
    }

    private static boolean containsInternalIpv4(ByteBuffer bytes) {
        int[] words = {bytes.getInt(0), bytes.getInt(4), bytes.getInt(8), bytes.getInt(12)};
        boolean zeros = words[0] == 0 && words[1] == 0;
        // ::a.b.c.d, which includes :: and ::1; ::ffff:a.b.c.d; ::ffff:0:a.b.c.d
        boolean mapped = zeros && (words[2] == 0 || words[2] == 0xFFFF || words[2] == 0xFFFF0000);
        boolean translated = words[0] == 0x0064FF9B && words[1] == 0 && words[2] == 0;
        boolean isatap = (words[2] & 0xFDFFFFFF) == 0x00005EFE;
        if (mapped || translated || isatap) {
            return isInternal(words[3]);
        }
        // A network's own translator: 64:ff9b:1::/48.
        if (words[0] == 0x0064FF9B && words[1] >>> 16 == 1) {
            return true;
        }
        if (words[0] >>> 16 == 0x2002) {
            return isInternal(bytes.getInt(2));
        }
        // Teredo stores the client's address inverted.
        return words[0] == 0x20010000 && (isInternal(words[1]) || isInternal(~words[3]));
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
                    ByteBuffer.allocate(IPV4_BYTES).putInt((int) address).array());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }
}
