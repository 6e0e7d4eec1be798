package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.veomaven.await.SystemClock;
import io.github.veomaven.endpoint.EndpointTaskSource;
import io.github.veomaven.simulator.Scenario;
import io.github.veomaven.simulator.Simulator;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other plugins run in the same JVM before and after the goal, with {@code -T} even beside it. */
class LeavesNothingBehindTest {

    private static final String SCENARIO = "{\"generationTime\":\"0s\",\"tasks\":{"
            + "\"hang\":[{\"neverAnswer\":true}],\"drip\":[{\"state\":\"succeeded\",\"drip\":1}],"
            + "\"reset\":[{\"reset\":\"inside-body\"}]}}";

    @TempDir
    Path root;

    /** The first run loads classes and lets the JDK start what it keeps; what the second leaves is the goal's own. */
    @BeforeEach
    void loadEverything() throws Exception {
        succeed();
    }

    @Test
    void nothingJvmWideIsSet() throws Exception {
        Object before = jvmWide();
        Properties properties = (Properties) System.getProperties().clone();

        succeed();
        fail();

        assertThat(jvmWide()).isEqualTo(before);
        assertThat(System.getProperties()).isEqualTo(properties);
    }

    @Test
    void noThreadIsLeftRunningAfterSuccess() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        succeed();

        assertNothingRuns(before);
    }

    @Test
    void noThreadIsLeftRunningWhenRequestsWereStillHanging() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        fail();

        assertNothingRuns(before);
    }

    /** A thread dump is attached to many a bug report. */
    @Test
    void noThreadIsNamedAfterTheKey() throws Exception {
        try (Simulator simulator = Simulator.start(0, Scenario.parse(SCENARIO))) {
            AwaitMojo mojo = mojo(simulator, "1s", "hero", "hang");
            Set<String> names = new TreeSet<>();
            mojo.setLog(new RecordingLog() {
                @Override
                public void info(CharSequence line) {
                    Thread.getAllStackTraces().keySet().forEach(thread -> names.add(thread.getName()));
                }
            });

            assertThatThrownBy(mojo::execute).isInstanceOf(MojoFailureException.class);

            assertThat(names)
                    .anyMatch(name -> name.startsWith("veo-poll-"))
                    .noneMatch(name -> name.contains("s3cr3t-of-the-account"));
        }
    }

    @Test
    void noSocketIsLeftOpen() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "only Linux tells which sockets are open");
        Set<String> before = openSockets();

        succeed();
        fail();

        assertThat(openSockets()).isSubsetOf(before);
    }

    private void succeed() throws Exception {
        try (Simulator simulator = Simulator.start(0, Scenario.parse(SCENARIO))) {
            mojo(simulator, "1m", "hero", "teaser").execute();
        }
    }

    private void fail() throws Exception {
        try (Simulator simulator = Simulator.start(0, Scenario.parse(SCENARIO))) {
            AwaitMojo mojo = mojo(simulator, "1s", "hero", "hang", "drip", "reset");
            assertThatThrownBy(mojo::execute).isInstanceOf(MojoFailureException.class);
        }
    }

    @SuppressWarnings("deprecation") // Maven has no other way to make a session outside itself
    private AwaitMojo mojo(Simulator simulator, String timeout, String... ids) {
        MavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setBaseDirectory(root.toFile());
        AwaitMojo mojo = new AwaitMojo(
                new FakeDecrypter(true),
                Map.of("VEO_API_KEY", "s3cr3t-of-the-account")::get,
                EndpointTaskSource::open,
                new SystemClock());
        MavenSession session = Builds.session(request, new MavenProject());
        Builds.inject(mojo, new RecordingLog(), session, Builds.execution("await", "videos"));
        mojo.outputDirectory = root.resolve("veo").toFile();
        mojo.baseUrl = simulator.baseUrl().toString();
        mojo.taskIds = List.of(ids);
        mojo.timeout = timeout;
        mojo.pollInterval = "50ms";
        return mojo;
    }

    /** Everything that one part of a JVM can set for all others, but for system properties. */
    private static List<Object> jvmWide() throws Exception {
        return Stream.of(
                        ProxySelector.getDefault(),
                        Authenticator.getDefault(),
                        CookieHandler.getDefault(),
                        ResponseCache.getDefault(),
                        SSLContext.getDefault(),
                        HttpsURLConnection.getDefaultHostnameVerifier(),
                        HttpsURLConnection.getFollowRedirects(),
                        Thread.getDefaultUncaughtExceptionHandler(),
                        Thread.currentThread().getContextClassLoader(),
                        Locale.getDefault(),
                        TimeZone.getDefault(),
                        System.out,
                        System.err,
                        logLevels())
                .map(value -> value == null ? "none" : value)
                .toList();
    }

    private static Set<String> logLevels() {
        Set<String> levels = new TreeSet<>();
        LogManager.getLogManager().getLoggerNames().asIterator().forEachRemaining(name -> {
            Logger logger = LogManager.getLogManager().getLogger(name);
            Level level = logger == null ? null : logger.getLevel();
            if (level != null) {
                levels.add(name + "=" + level);
            }
        });
        return levels;
    }

    /** A thread that was told to end may take a moment: waited for, but not for ever. */
    private static void assertNothingRuns(Set<Thread> before) throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread) && thread != Thread.currentThread()) {
                thread.join(10_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    private static Set<String> openSockets() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .map(LeavesNothingBehindTest::target)
                    .filter(target -> target.startsWith("socket:"))
                    .collect(Collectors.toSet());
        }
    }

    /** The directory's own descriptor is closed by the time it is read. */
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
