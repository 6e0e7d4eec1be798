package io.github.veomaven.media;

import io.github.veomaven.await.SafeText;
import io.github.veomaven.http.InternalAddresses;
import io.github.veomaven.http.Loopback;
import java.io.Serial;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Decides which hosts videos are fetched from: those on the Internet, and those that the user lists. Otherwise the
 * service, which states the URLs, could direct requests into the network of whoever runs the build. A service that is
 * itself on this machine may also name this machine.
 */
public final class MediaHosts {

    private static final String LABEL = "[\\p{Alnum}_](?:[\\p{Alnum}_-]{0,61}[\\p{Alnum}_])?";
    private static final Pattern NAME = Pattern.compile("(?:\\*\\.)?" + LABEL + "(?:\\." + LABEL + ")*");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");
    private static final int HOST_LENGTH = 100;

    private final boolean serviceIsHere;
    private final List<String> listed;
    private final DnsResolver names;

    MediaHosts(boolean serviceIsHere, List<String> listed) {
        this(serviceIsHere, listed, SystemDefaultDnsResolver.INSTANCE);
    }

    MediaHosts(boolean serviceIsHere, List<String> listed, DnsResolver names) {
        this.serviceIsHere = serviceIsHere;
        this.listed = List.copyOf(listed);
        this.names = names;
    }

    /**
     * @param baseUrl of the service that stated the URLs, as in the results
     * @param listed hosts as {@link #read} returns them
     */
    public static MediaHosts of(String baseUrl, List<String> listed) {
        boolean here;
        try {
            here = Loopback.isLoopback(new URI(baseUrl).getHost());
        } catch (URISyntaxException e) {
            here = false;
        }
        return new MediaHosts(here, listed);
    }

    /**
     * Reads a host that the user lists: a name, {@code *.} and a name for all names below it, or an address.
     *
     * @throws IllegalArgumentException with a message that continues a sentence after the host
     */
    public static String read(String text) {
        String host = normalized(text.strip());
        if (!NAME.matcher(host).matches() && !IPV6.matcher(host).matches()) {
            throw new IllegalArgumentException("is not a host: write, for example, media.example.com, *.example.com or"
                    + " 10.1.2.3, without https:// and without a port");
        }
        return host;
    }

    private static String normalized(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        boolean bracketed = lower.startsWith("[") && lower.endsWith("]");
        String bare = bracketed ? lower.substring(1, lower.length() - 1) : lower;
        return bare.length() > 1 && bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    }

    /**
     * Checks a host whose address is known without a lookup.
     *
     * @return the problem, continues "its URL", without a full stop
     */
    Optional<String> problem(String host) {
        return InternalAddresses.literal(host)
                .filter(address -> !mayBeRequested(host, address))
                .map(address -> "leads to " + explained(host));
    }

    private boolean mayBeRequested(String host, InetAddress address) {
        return !InternalAddresses.contain(address) || serviceIsHere && address.isLoopbackAddress() || isListed(host);
    }

    private boolean isListed(String host) {
        String wanted = normalized(host);
        for (String entry : listed) {
            boolean below = entry.startsWith("*.") && wanted.endsWith(entry.substring(1));
            if (below || entry.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static String explained(String host) {
        return SafeText.line(host, HOST_LENGTH)
                + ", which is not on the Internet but on this machine or in its network:"
                + " videos are fetched from there only if <mediaHosts> (-Dveo.mediaHosts) lists the host";
    }

    /**
     * Looks up names for a client that connects directly. The client connects to the addresses checked here, because a
     * second lookup could give a different answer.
     */
    DnsResolver resolver() {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                InetAddress[] addresses = names.resolve(host);
                for (InetAddress address : addresses) {
                    if (!mayBeRequested(host, address)) {
                        throw new ForbiddenException("its host is " + explained(host));
                    }
                }
                return addresses;
            }

            @Override
            public String resolveCanonicalHostname(String host) throws UnknownHostException {
                return names.resolveCanonicalHostname(host);
            }
        };
    }

    /** A name that leads to a host that may not be requested. The message is a sentence without its full stop. */
    static final class ForbiddenException extends UnknownHostException {

        @Serial
        private static final long serialVersionUID = 1L;

        ForbiddenException(String message) {
            super(message);
        }
    }
}
