package io.github.veomaven.http;

import java.util.Locale;
import java.util.regex.Pattern;

/** Recognises hosts that are certainly this machine, so that plain http to them sends nothing over a network. */
public final class Loopback {

    /** Four decimal parts without leading zeros: resolvers disagree about shorter and octal forms. */
    private static final Pattern IPV4 = Pattern.compile("127(?:\\.(?:0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])){3}");

    private static final Pattern IPV6 = Pattern.compile("(?:0{1,4}:){7}0{0,3}1|::(?:0{1,4}:){0,6}0{0,3}1");

    private Loopback() {}

    /**
     * Whether a host is literally loopback: {@code localhost}, {@code 127.0.0.0/8} or {@code ::1}, with or without
     * brackets. A name that merely resolves to loopback is not: whoever controls the name could point it elsewhere.
     *
     * @param host as in a URL; may be null
     */
    public static boolean isLoopback(String host) {
        if (host == null) {
            return false;
        }
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return bare.toLowerCase(Locale.ROOT).equals("localhost")
                || IPV4.matcher(bare).matches()
                || IPV6.matcher(bare).matches();
    }
}
