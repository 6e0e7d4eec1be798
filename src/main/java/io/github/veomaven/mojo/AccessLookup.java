package io.github.veomaven.mojo;

import io.github.veomaven.endpoint.BaseUrl;
import io.github.veomaven.http.ProxySettings;
import io.github.veomaven.mojo.KeyLookup.FoundKey;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Finds the key and the proxy for an endpoint, or finds that it is a simulation: that needs
 * no key, but is sent one that is there, so that keys can be rehearsed, too.
 */
final class AccessLookup {

    private final Parameters parameters;
    private final KeyLookup keys;
    private final ProxyLookup proxies;
    private final Set<String> simulators;
    private final Connection.Opener opener;

    /** @param simulators base URLs that {@code veo:simulate} serves in this build */
    AccessLookup(
            Parameters parameters,
            KeyLookup keys,
            ProxyLookup proxies,
            Set<String> simulators,
            Connection.Opener opener) {
        this.parameters = parameters;
        this.keys = keys;
        this.proxies = proxies;
        this.simulators = Set.copyOf(simulators);
        this.opener = opener;
    }

    /**
     * How to reach the endpoint; empty after a problem, which the parameters know then.
     *
     * @param variable the environment variable that may hold the key
     * @param serverId the server of settings.xml that may hold the key
     */
    Optional<Access> find(BaseUrl baseUrl, String variable, String serverId) {
        Optional<Optional<ProxySettings>> proxy = orProblem(() -> proxy(baseUrl));
        Optional<Optional<FoundKey>> key = orProblem(() -> keys.find(variable, serverId));
        if (proxy.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        boolean simulated = baseUrl.isLoopback()
                && (simulators.contains(baseUrl.toString()) || key.get().isEmpty() && isSimulated(baseUrl));
        if (key.get().isEmpty() && !simulated) {
            parameters.problem(KeyLookup.howToGiveOne(variable, serverId));
            return Optional.empty();
        }
        return Optional.of(new Access(baseUrl, proxy.get(), key.get(), simulated));
    }

    private Optional<ProxySettings> proxy(BaseUrl baseUrl) {
        return baseUrl.isLoopback() ? Optional.empty() : proxies.find(baseUrl.recordInfo("id"));
    }

    private boolean isSimulated(BaseUrl baseUrl) {
        try (Connection connection = opener.open(baseUrl, Optional.empty(), 1)) {
            return connection.isSimulated();
        }
    }

    private <T> Optional<T> orProblem(Supplier<T> lookup) {
        try {
            return Optional.of(lookup.get());
        } catch (IllegalArgumentException e) {
            parameters.problem(e.getMessage());
            return Optional.empty();
        }
    }
}
