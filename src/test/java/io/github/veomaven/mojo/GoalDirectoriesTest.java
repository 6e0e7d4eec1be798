package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.eclipse.aether.DefaultSessionData;
import org.eclipse.aether.SessionData;
import org.junit.jupiter.api.Test;

class GoalDirectoriesTest {

    private static final Path DIRECTORY = Path.of("target/veo").toAbsolutePath();

    private final SessionData session = new DefaultSessionData();

    @Test
    void theFirstToClaimADirectoryOwnsIt() {
        assertThat(GoalDirectories.claim(session, DIRECTORY, "g:a:one")).isEmpty();
        assertThat(GoalDirectories.claim(session, DIRECTORY, "g:a:two")).contains("g:a:one");
        assertThat(GoalDirectories.claim(session, DIRECTORY, "g:b:one")).contains("g:a:one");
    }

    @Test
    void anExecutionMayRunTwiceInOneBuild() {
        GoalDirectories.claim(session, DIRECTORY, "g:a:one");

        assertThat(GoalDirectories.claim(session, DIRECTORY, "g:a:one")).isEmpty();
    }

    @Test
    void anotherDirectoryAndAnotherBuildAreFree() {
        GoalDirectories.claim(session, DIRECTORY, "g:a:one");

        assertThat(GoalDirectories.claim(session, DIRECTORY.resolve("two"), "g:a:two"))
                .isEmpty();
        assertThat(GoalDirectories.claim(new DefaultSessionData(), DIRECTORY, "g:a:two"))
                .isEmpty();
    }
}
