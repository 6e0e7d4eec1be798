package io.github.veomaven.mojo;

import io.github.veomaven.endpoint.ApiKey;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;

/** Finds the key: an environment variable first, then settings.xml. No message ever holds what it found. */
final class KeyLookup {

    private final UnaryOperator<String> environment;
    private final Settings settings;
    private final Decryption decryption;

    /** @param environment from a variable's name to its value, null where it is not set */
    KeyLookup(UnaryOperator<String> environment, Settings settings, Decryption decryption) {
        this.environment = environment;
        this.settings = settings;
        this.decryption = decryption;
    }

    /**
     * The key and where it was found; empty where there is none. A blank variable counts as not set, because that is
     * how build servers pass on a secret that they do not have.
     *
     * @throws IllegalArgumentException with a whole sentence, when what is there cannot be a key
     */
    Optional<FoundKey> find(String variable, String serverId) {
        String value = environment.apply(variable);
        if (value != null && !value.isBlank()) {
            return Optional.of(new FoundKey(key(variableNamed(variable), value), variableNamed(variable)));
        }
        Server server = settings.getServer(serverId);
        if (server == null) {
            return Optional.empty();
        }
        return password(server)
                .map(password -> new FoundKey(key(serverNamed(serverId), password), serverNamed(serverId)));
    }

    /** What to do when there is no key: both ways, a line each. */
    static String howToGiveOne(String variable, String serverId) {
        return "there is no key for the service. Give it in one of two ways:\n"
                + "      environment variable:  export " + variable + "=<key>\n"
                + "      settings.xml:          <servers><server><id>" + serverId
                + "</id><password><key></password></server></servers>";
    }

    private Optional<String> password(Server server) {
        try {
            return decryption.passwordOf(server);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(serverNamed(server.getId()) + " " + e.getMessage(), e);
        }
    }

    /** {@link ApiKey} tells the rule without the value; the cause is left out all the same. */
    private static ApiKey key(String source, String value) {
        try {
            return ApiKey.of(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(source + " " + e.getMessage());
        }
    }

    private static String variableNamed(String variable) {
        return "environment variable " + variable;
    }

    private static String serverNamed(String serverId) {
        return "<server> " + serverId + " of settings.xml";
    }

    /**
     * @param key hidden in its own {@code toString}
     * @param source for messages, for instance {@code environment variable VEO_API_KEY}
     */
    record FoundKey(ApiKey key, String source) {}
}
