package io.github.veomaven.await;

import java.util.Objects;

/**
 * Where a report comes from.
 *
 * @param plugin {@code groupId:artifactId:version} of the plugin
 * @param baseUrl the endpoint's base URL
 */
public record Origin(String plugin, String baseUrl) {

    public Origin {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(baseUrl, "baseUrl");
    }
}
