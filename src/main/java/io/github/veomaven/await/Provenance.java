package io.github.veomaven.await;

import java.util.Objects;

/**
 * Who asked whom for what is in a report.
 *
 * @param plugin {@code groupId:artifactId:version} of the plugin
 * @param baseUrl the endpoint's base URL
 * @param simulated whether the endpoint is a simulation
 */
public record Provenance(String plugin, String baseUrl, boolean simulated) {

    public Provenance {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(baseUrl, "baseUrl");
    }
}
