package io.github.veomaven.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs whole {@code mvn} processes and measures them with bash's {@code time}, which includes the processor time of all
 * child processes.
 *
 * @param maven the unpacked Maven
 * @param repository the local repository, with everything that the builds need
 * @param workspace where projects are copied to
 */
record Builds(Path maven, Path repository, Path workspace) {

    private static final String TIMED = "TIMEFORMAT='%R %U %S'; time \"$@\" > \"$VEO_BENCHMARK_LOG\" 2>&1";
    private static final int LONGEST_MINUTES = 5;

    /** From the arguments of the script: Maven, local repository, workspace. */
    static Builds of(String[] arguments) {
        return new Builds(
                Path.of(arguments[0]).toAbsolutePath(),
                Path.of(arguments[1]).toAbsolutePath(),
                Path.of(arguments[2]).toAbsolutePath());
    }

    /** The time that one process took, in seconds. */
    record Cost(double wall, double cpu) {}

    /** A copy of a project of {@code src/benchmark/projects}. */
    Path project(String name) throws IOException {
        Path from = Path.of("src/benchmark/projects", name);
        Path to = workspace.resolve(name);
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return to;
    }

    /**
     * Builds a project against a simulator.
     *
     * @throws IllegalStateException if the build fails or takes minutes
     */
    Cost run(
            Path project, URI baseUrl, Collection<String> taskIds, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "bash",
                "-c",
                TIMED,
                "time",
                "bash",
                maven.resolve("bin/mvn").toString(),
                "-q",
                "-B",
                "-ntp",
                "-Dmaven.repo.local=" + repository,
                "-Dveo.baseUrl=" + baseUrl,
                "-Dveo.taskIds=" + String.join(",", taskIds)));
        command.addAll(Arrays.asList(arguments));
        Path log = project.resolve("build.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
        builder.environment().put("VEO_BENCHMARK_LOG", log.toString());
        builder.environment().put("VEO_BASE_URL", baseUrl.toString());
        builder.environment().put("VEO_TASK_IDS", String.join(",", taskIds));
        builder.environment().put("VEO_API_KEY", "no-key-of-anybody");
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            throw new IllegalStateException(project + " takes too long: see " + log);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(project + " failed:\n" + Files.readString(log));
        }
        String[] seconds =
                new String(process.getInputStream().readAllBytes()).strip().split(" ");
        return new Cost(
                Double.parseDouble(seconds[0]), Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2]));
    }
}
