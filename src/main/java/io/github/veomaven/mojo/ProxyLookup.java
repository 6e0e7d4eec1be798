package io.github.veomaven.mojo;

import io.github.veomaven.await.SafeText;
import io.github.veomaven.http.ProxySettings;
import java.net.URI;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.settings.Proxy;

/**
 * Chooses a proxy of settings.xml as Maven does for a repository: of the active ones that may be used for the host, the
 * first whose {@code <protocol>} is the target's, and for https else the first for http.
 */
final class ProxyLookup {

    private static final int ID_LENGTH = 100;

    private final List<Proxy> proxies;
    private final Decryption decryption;
    private final Map<Proxy, ProxySettings> known = new IdentityHashMap<>();

    ProxyLookup(List<Proxy> proxies, Decryption decryption) {
        this.proxies = List.copyOf(proxies);
        this.decryption = decryption;
    }

    /**
     * The proxy on the way to an address that is not loopback; empty where the way is direct.
     *
     * @throws IllegalArgumentException with a whole sentence, when the proxy's settings cannot be used
     */
    synchronized Optional<ProxySettings> find(URI target) {
        String host = target.getHost();
        return protocolsFor(target.getScheme())
                .flatMap(protocol -> proxies.stream()
                        .filter(Proxy::isActive)
                        .filter(proxy -> protocol.equalsIgnoreCase(proxy.getProtocol()))
                        .filter(proxy -> !isExcluded(host, proxy.getNonProxyHosts())))
                .findFirst()
                .map(this::settingsOf);
    }

    private static Stream<String> protocolsFor(String scheme) {
        return scheme.equalsIgnoreCase("https") ? Stream.of("https", "http") : Stream.of(scheme);
    }

    /** Decrypts a proxy's password once, however many URLs lead through it. */
    private ProxySettings settingsOf(Proxy proxy) {
        ProxySettings settings = known.get(proxy);
        if (settings == null) {
            settings = checked(proxy);
            known.put(proxy, settings);
        }
        return settings;
    }

    private ProxySettings checked(Proxy proxy) {
        String written = SafeText.line(proxy.getId(), ID_LENGTH);
        String id = written.isEmpty() ? "default" : written;
        String named = "<proxy> " + id + " of settings.xml";
        if (proxy.getHost() == null || proxy.getHost().isBlank() || proxy.getPort() < 1 || proxy.getPort() > 65_535) {
            throw new IllegalArgumentException(named + " needs a <host> and a <port> from 1 to 65535");
        }
        return new ProxySettings(
                id, proxy.getHost().strip(), proxy.getPort(), username(proxy), decryption.passwordOf(proxy, named));
    }

    private static Optional<String> username(Proxy proxy) {
        return Optional.ofNullable(proxy.getUsername()).filter(name -> !name.isBlank());
    }

    /** Maven's separator is {@code |}, but many write commas. */
    private static boolean isExcluded(String host, String nonProxyHosts) {
        return nonProxyHosts != null
                && Pattern.compile("[|,]")
                        .splitAsStream(nonProxyHosts)
                        .map(String::strip)
                        .filter(pattern -> !pattern.isEmpty())
                        .anyMatch(pattern -> matches(pattern, host));
    }

    private static boolean matches(String pattern, String host) {
        String regex = Stream.of(pattern.toLowerCase(Locale.ROOT).split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return host.toLowerCase(Locale.ROOT).matches(regex);
    }
}
