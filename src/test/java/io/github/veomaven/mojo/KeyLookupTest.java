package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.veomaven.endpoint.ApiKey;
import io.github.veomaven.mojo.KeyLookup.FoundKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyLookupTest {

    private static final String VARIABLE = "VEO_API_KEY";

    private final Map<String, String> environment = new HashMap<>();
    private final Settings settings = new Settings();

    @Test
    void theEnvironmentVariableWinsOverSettings() {
        environment.put(VARIABLE, "from-environment");
        server("veo", "from-settings");

        assertThat(find()).hasValueSatisfying(found -> {
            assertHolds(found, "from-environment");
            assertThat(found.source()).isEqualTo("environment variable VEO_API_KEY");
        });
    }

    @Test
    void aBlankVariableCountsAsNotSet() {
        environment.put(VARIABLE, " ");
        server("veo", "from-settings");

        assertThat(find()).hasValueSatisfying(found -> {
            assertHolds(found, "from-settings");
            assertThat(found.source()).isEqualTo("<server> veo of settings.xml");
        });
    }

    @Test
    void anEncryptedPasswordIsDecrypted() {
        server("veo", "{in-the-clear}");

        assertThat(find()).hasValueSatisfying(found -> assertHolds(found, "in-the-clear"));
    }

    @Test
    void anotherServerIsIgnored() {
        server("nexus", "secret");

        assertThat(find()).isEmpty();
    }

    @Test
    void aServerWithoutPasswordHoldsNoKey() {
        server("veo", null);

        assertThat(find()).isEmpty();
    }

    @Test
    void aPasswordThatCannotBeDecryptedIsAnErrorThatDoesNotShowIt() {
        server("veo", FakeDecrypter.BROKEN);

        assertThatThrownBy(this::find)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("<server> veo of settings.xml has a password that Maven cannot decrypt")
                .hasMessageContaining("no settings-security.xml")
                .message()
                .doesNotContain(FakeDecrypter.BROKEN);
    }

    @Test
    void aPasswordThatStillLooksEncryptedIsNeverTakenForAKey() {
        server("veo", FakeDecrypter.BROKEN);

        assertThatThrownBy(() -> find(new FakeDecrypter(false)))
                .hasMessageContaining("did not decrypt")
                .message()
                .doesNotContain(FakeDecrypter.BROKEN);
    }

    @Test
    void anExpressionThatMavenCouldNotResolveIsReportedAsSuchAndNotAsABadCipher() {
        server("veo", "${env.SECRET_OF_VEO}");

        for (boolean decrypts : new boolean[] {true, false}) {
            assertThatThrownBy(() -> find(new FakeDecrypter(decrypts)))
                    .hasMessageStartingWith("<server> veo of settings.xml has a password with an expression (${...})"
                            + " that Maven could not resolve: set the environment variable (${env.NAME})");
        }
    }

    @Test
    void blanksAndLineEndsAroundAKeyAreTrimmed() {
        environment.put(VARIABLE, "from-environment\r\n");
        assertThat(find()).hasValueSatisfying(found -> assertHolds(found, "from-environment"));
        environment.clear();
        server("veo", "\n  from-settings\n");
        assertThat(find()).hasValueSatisfying(found -> assertHolds(found, "from-settings"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cr3t\r\nX-Evil: 1",
                "s3 cr3t",
                "s3cr3té",
                "s3cr3t\u0000",
                "Bearer s3cr3t",
                "'s3cr3t'",
                "VEO_API_KEY=s3cr3t",
                "s3****",
                "$s3cr3t",
                "%s3cr3t%"
            })
    void aKeyThatCannotBeOneIsRefusedWithoutBeingPrinted(String key) {
        environment.put(VARIABLE, key);

        server("veo", key);
        for (String source : List.of("environment variable VEO_API_KEY ", "<server> veo of settings.xml ")) {
            assertThatThrownBy(this::find)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(source)
                    .hasNoCause()
                    .message()
                    .doesNotContain("s3");
            environment.clear();
        }
    }

    @Test
    void aFoundKeyIsHiddenInText() {
        environment.put(VARIABLE, "s3cr3t");

        assertThat(find().toString()).doesNotContain("s3cr3t");
    }

    @Test
    void theAdviceShowsBothWaysOneLineEach() {
        assertThat(KeyLookup.howToGiveOne("MY_KEY", "kie"))
                .contains("export MY_KEY=<key>")
                .contains("<server><id>kie</id><password><key></password></server>")
                .hasLineCount(3);
    }

    private Optional<FoundKey> find() {
        return find(new FakeDecrypter(true));
    }

    private Optional<FoundKey> find(FakeDecrypter decrypter) {
        return new KeyLookup(environment::get, settings, new Decryption(decrypter)).find(VARIABLE, "veo");
    }

    private void server(String id, String password) {
        Server server = new Server();
        server.setId(id);
        server.setPassword(password);
        settings.addServer(server);
    }

    /** A key shows itself only by what it redacts. */
    private static void assertHolds(FoundKey found, String key) {
        ApiKey apiKey = found.key();
        assertThat(apiKey.redact(key)).isEqualTo("***");
    }
}
