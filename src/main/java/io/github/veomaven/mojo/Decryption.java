package io.github.veomaven.mojo;

import io.github.veomaven.await.SafeText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.building.SettingsProblem.Severity;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** Decrypts passwords of settings.xml. What could not be decrypted is never used as a password. */
final class Decryption {

    private final SettingsDecrypter decrypter;

    Decryption(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /**
     * The server's password; empty where it has none.
     *
     * @param named the server as messages name it
     * @throws IllegalArgumentException with a whole sentence
     */
    Optional<String> passwordOf(Server server, String named) {
        return password(server.getPassword(), new DefaultSettingsDecryptionRequest(server), named);
    }

    /** The same for a proxy. */
    Optional<String> passwordOf(Proxy proxy, String named) {
        return password(proxy.getPassword(), new DefaultSettingsDecryptionRequest(proxy), named);
    }

    private Optional<String> password(String written, SettingsDecryptionRequest request, String named) {
        if (isBlank(written)) {
            return Optional.empty();
        }
        requireResolved(written, named);
        SettingsDecryptionResult result = decrypter.decrypt(request);
        List<SettingsProblem> errors = result.getProblems().stream()
                .filter(problem -> problem.getSeverity() != Severity.WARNING)
                .toList();
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(named + " has a password that Maven cannot decrypt ("
                    + errors.stream()
                            .map(problem -> SafeText.line(problem.getMessage().replace(written, "..."), 300))
                            .collect(Collectors.joining("; "))
                    + "): see https://maven.apache.org/guides/mini/guide-encryption.html");
        }
        String decrypted = result.getServer() == null
                ? result.getProxy().getPassword()
                : result.getServer().getPassword();
        if (isBlank(decrypted)) {
            throw new IllegalArgumentException(named + " has a password that decrypts to an empty text");
        }
        if (looksEncrypted(decrypted)) {
            throw new IllegalArgumentException(named + " has a password that Maven did not decrypt: is there a"
                    + " settings-security.xml? See https://maven.apache.org/guides/mini/guide-encryption.html");
        }
        return Optional.of(decrypted);
    }

    /** Maven's own decrypter would take the braces of {@code ${env.X}} for those of an encrypted password. */
    private static void requireResolved(String password, String named) {
        if (Parameters.isUnresolved(password)) {
            throw new IllegalArgumentException(
                    named + " has a password with an expression (${...}) that Maven could not resolve:"
                            + " set the environment variable (${env.NAME}) or the property that it names");
        }
    }

    /** Text in braces anywhere, which Maven's own decrypter looks for; {@code ${…}} has been checked before. */
    private static boolean looksEncrypted(String password) {
        return password.matches("(?s).*(?<![$\\\\])\\{.*[^\\\\]\\}.*");
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
