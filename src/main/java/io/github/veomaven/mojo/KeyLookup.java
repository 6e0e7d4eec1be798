package io.github.veomaven.mojo;

import io.github.veomaven.endpoint.ApiKey;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;

/** Finds the key: an environment variable first, then settings.xml. No message ever contains what it found. */
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
            return Optional.of(found("environment variable " + variable, value));
        }
        Server server = settings.getServer(serverId);
        if (server == null) {
            return Optional.empty();
        }
        String source = "<server> " + serverId + " of settings.xml";
        Optional<String> password = decryption.passwordOf(server, source);
        return password.isPresent() ? Optional.of(found(source, password.get())) : Optional.empty();
    }

    /** What to do when there is no key: both ways, one line each. */
    static String howToGiveOne(String variable, String serverId) {
        return "there is no key for the service. Give it in one of two ways:\n"
                + "      environment variable:  export " + variable + "=<key>\n"
                + "      settings.xml:          <servers><server><id>" + serverId
                + "</id><password><key></password></server></servers>";
    }

    /** {@link ApiKey} states the rule without the value; the cause is left out all the same. */
    private static FoundKey found(String source, String value) {
        try {
            return new FoundKey(ApiKey.of(value), source);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(source + " " + e.getMessage());
        }
    }

    /**
     * @param key hidden in its own {@code toString}
     * @param source for messages, for instance {@code environment variable VEO_API_KEY}
     */
    record FoundKey(ApiKey key, String source) {}
}
