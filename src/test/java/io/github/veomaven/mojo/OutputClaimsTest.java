package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.eclipse.aether.DefaultSessionData;
import org.eclipse.aether.SessionData;
import org.junit.jupiter.api.Test;

class OutputClaimsTest {

    private static final Path DIRECTORY = Path.of("target/veo").toAbsolutePath();

    private final SessionData session = new DefaultSessionData();

    @Test
    void theFirstToClaimADirectoryOwnsIt() {
        assertThat(OutputClaims.in(session).claim(DIRECTORY, "g:a:one")).isEmpty();
        assertThat(OutputClaims.in(session).claim(DIRECTORY, "g:a:two")).contains("g:a:one");
        assertThat(OutputClaims.in(session).claim(DIRECTORY, "g:b:one")).contains("g:a:one");
    }

    @Test
    void anExecutionMayRunTwiceInOneBuild() {
        OutputClaims.in(session).claim(DIRECTORY, "g:a:one");

        assertThat(OutputClaims.in(session).claim(DIRECTORY, "g:a:one")).isEmpty();
    }

    @Test
    void anotherDirectoryAndAnotherBuildAreFree() {
        OutputClaims.in(session).claim(DIRECTORY, "g:a:one");

        assertThat(OutputClaims.in(session).claim(DIRECTORY.resolve("two"), "g:a:two"))
                .isEmpty();
        assertThat(OutputClaims.in(new DefaultSessionData()).claim(DIRECTORY, "g:a:two"))
                .isEmpty();
    }
}
