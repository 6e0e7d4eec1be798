package io.github.veomaven.mojo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.DefaultSettingsProblem;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.building.SettingsProblem.Severity;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/**
 * Decrypts <code>{secret}</code> to {@code secret}; what it cannot decrypt, it passes on as it is, with a problem, as
 * Maven does.
 */
final class FakeDecrypter implements SettingsDecrypter {

    static final String BROKEN = "{broken}";

    private final boolean telling;

    /** @param telling whether it reports what it could not decrypt */
    FakeDecrypter(boolean telling) {
        this.telling = telling;
    }

    @Override
    public SettingsDecryptionResult decrypt(SettingsDecryptionRequest request) {
        List<SettingsProblem> problems = new ArrayList<>();
        List<Server> servers = request.getServers().stream().map(Server::clone).toList();
        List<Proxy> proxies = request.getProxies().stream().map(Proxy::clone).toList();
        servers.forEach(server -> server.setPassword(decrypted(server.getPassword(), problems)));
        proxies.forEach(proxy -> proxy.setPassword(decrypted(proxy.getPassword(), problems)));
        return new Result(servers, proxies, problems);
    }

    private String decrypted(String password, List<SettingsProblem> problems) {
        if (password.equals(BROKEN)) {
            if (telling) {
                problems.add(new DefaultSettingsProblem(
                        "Failed to decrypt " + password + ": no settings-security.xml",
                        Severity.ERROR,
                        "settings.xml",
                        -1,
                        -1,
                        null));
            }
            return password;
        }
        problems.add(new DefaultSettingsProblem("weak cipher", Severity.WARNING, "settings.xml", -1, -1, null));
        return password.startsWith("{") ? password.substring(1, password.length() - 1) : password;
    }

    private record Result(List<Server> servers, List<Proxy> proxies, List<SettingsProblem> problems)
            implements SettingsDecryptionResult {

        @Override
        public Server getServer() {
            return first(servers).orElse(null);
        }

        @Override
        public List<Server> getServers() {
            return servers;
        }

        @Override
        public Proxy getProxy() {
            return first(proxies).orElse(null);
        }

        @Override
        public List<Proxy> getProxies() {
            return proxies;
        }

        @Override
        public List<SettingsProblem> getProblems() {
            return problems;
        }

        private static <T> Optional<T> first(List<T> list) {
            return list.stream().findFirst();
        }
    }
}
