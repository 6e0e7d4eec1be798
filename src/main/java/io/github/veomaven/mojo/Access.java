package io.github.veomaven.mojo;

import io.github.veomaven.endpoint.ApiKey;
import io.github.veomaven.endpoint.BaseUrl;
import io.github.veomaven.http.ProxySettings;
import io.github.veomaven.mojo.KeyLookup.FoundKey;
import java.util.Optional;

/**
 * How the service is reached.
 *
 * @param baseUrl where it is
 * @param proxy on the way there
 * @param found the key; empty for a simulated endpoint only, or where there is nothing to ask
 * @param simulated whether the endpoint is known to be a simulation
 */
record Access(BaseUrl baseUrl, Optional<ProxySettings> proxy, Optional<FoundKey> found, boolean simulated) {

    Optional<ApiKey> key() {
        return found.map(FoundKey::key);
    }

    Optional<String> keySource() {
        return found.map(FoundKey::source);
    }
}
