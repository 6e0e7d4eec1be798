package io.github.veomaven.http;

import java.util.Optional;

/**
 * A proxy of settings.xml.
 *
 * @param id its {@code <id>}, fit for a message
 * @param host name or address, not blank
 * @param port 1 to 65535
 * @param username for Basic authentication; empty for none
 * @param password secret; meaningless without a user name
 */
public record ProxySettings(String id, String host, int port, Optional<String> username, Optional<String> password) {

    public ProxySettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("A proxy needs a host");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("A proxy's port is 1 to 65535, not " + port);
        }
    }

    /** Its name in messages: {@code <proxy> corporate of settings.xml (proxy.example:3128)}. */
    public String named() {
        return "<proxy> " + id + " of settings.xml (" + host + ":" + port + ")";
    }

    /** Without user name and password. */
    @Override
    public String toString() {
        return "ProxySettings[" + id + ", " + host + ":" + port + (username.isPresent() ? ", with credentials]" : "]");
    }
}
