package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitClock;
import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.SystemClock;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.Verdict;
import io.github.veomaven.files.ForeignFilesException;
import io.github.veomaven.http.ProxyException;
import io.github.veomaven.media.ByteSizes;
import io.github.veomaven.media.Download;
import io.github.veomaven.media.DownloadPlan;
import io.github.veomaven.media.DownloadReport;
import io.github.veomaven.media.DownloadSettings;
import io.github.veomaven.media.Downloader;
import io.github.veomaven.media.MediaHosts;
import io.github.veomaven.media.Routes;
import io.github.veomaven.report.VideoFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Fetches the videos of the tasks that succeeded, verified, for packaging; can attach them as artifacts.
 *
 * <p>Files are called {@code <name>.mp4}, and {@code <name>-2.mp4} for a second video of a task. Size and SHA-256 are in
 * {@code downloads.json} beside them. An unchanged file that is already there is not fetched again. The key of the
 * service is not needed, and never sent.
 *
 * @since 1.0.0
 */
@Mojo(name = "download", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true, requiresProject = false)
public final class DownloadMojo extends ResultsMojo {

    private static final String GOAL = "veo:download";
    private static final String ARTIFACT_TYPE = "mp4";

    private static final String ATTACH = "false";
    private static final String TIMEOUT = "30m";
    private static final String CONCURRENT_REQUESTS = "8";
    private static final String MAX_FILE_SIZE = "2GB";

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int MOST_CONCURRENT = 256;
    private static final int PROBLEM_LENGTH = 700;
    private static final long LARGEST_FILE = ByteSizes.parse("1TB");

    /**
     * Writes the videos to this directory. Two executions that would write to the same one in one build are an error.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.mediaDirectory", defaultValue = "${project.build.directory}/veo/media")
    File mediaDirectory;

    /**
     * Attaches each video to the project, so that it is installed and deployed, {@code true} or {@code false}: as an
     * artifact of type {@code mp4}, with the file's name, without extension, as classifier.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.attach", defaultValue = ATTACH)
    String attach;

    /**
     * Gives up after this time: a duration such as {@code 90s}, {@code 10m}, {@code 1h30m}, {@code 500ms} or
     * {@code PT10M}, from {@code 1ms} to {@code 7d}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.timeout", defaultValue = TIMEOUT)
    String timeout;

    /**
     * Limits the videos that are fetched at the same time: a number from 1 to 256.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.maxConcurrentRequests", defaultValue = CONCURRENT_REQUESTS)
    String maxConcurrentRequests;

    /**
     * Refuses a video that is larger, also one that is there already: a size such as {@code 500MB}, {@code 2GB} or
     * {@code 1GiB}, from {@code 1B} to {@code 1TB}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.maxFileSize", defaultValue = MAX_FILE_SIZE)
    String maxFileSize;

    /**
     * Also fetches from these hosts if they are on this machine or in its network: a list of names, of {@code *.} and a
     * name for all names below it, or of addresses, for instance {@code media.example.com,*.cdn.example.com,10.1.2.3}.
     * Without it, a URL or a redirect that leads to a loopback, link-local or private address fails its video, because
     * the service states the URLs. A service that is itself on this machine, such as a simulator, may name this machine.
     * Default: none.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.mediaHosts")
    List<String> mediaHosts;

    /** Where GitHub Actions says that it runs the build. */
    UnaryOperator<String> environment = System::getenv;

    private final SettingsDecrypter decrypter;
    private final MavenProjectHelper projectHelper;

    /** For Maven. */
    @Inject
    public DownloadMojo(SettingsDecrypter decrypter, MavenProjectHelper projectHelper) {
        this(decrypter, projectHelper, new SystemClock());
    }

    DownloadMojo(SettingsDecrypter decrypter, MavenProjectHelper projectHelper, AwaitClock clock) {
        super(GOAL, clock);
        this.decrypter = decrypter;
        this.projectHelper = projectHelper;
    }

    @Override
    Work validate(Parameters parameters) {
        DownloadSettings settings = settings(parameters);
        boolean attaches = parameters.bool("attach", attach, ATTACH);
        requireOnline(parameters, "downloading needs the network");
        Optional<ResultsInput> results = results(parameters, true);
        Set<String> proxyProblems = Collections.synchronizedSet(new LinkedHashSet<>());
        String service =
                results.map(input -> input.report().provenance().baseUrl()).orElse("");
        Routes routes = routes(MediaHosts.of(service, hosts(parameters)), proxyProblems);
        List<Download> downloads =
                results.map(input -> DownloadPlan.of(input.report(), routes)).orElse(List.of());
        proxyProblems.forEach(parameters::problem);
        Optional<Path> directory = new GoalDirectories(parameters, invocation()).media(mediaDirectory);
        return () -> {
            DownloadReport report =
                    download(results.orElseThrow(), downloads, directory.orElseThrow(), settings, routes);
            judge(report, results.orElseThrow());
            if (attaches) {
                attach(report, directory.orElseThrow());
            }
        };
    }

    private DownloadSettings settings(Parameters parameters) {
        return new DownloadSettings(
                parameters.duration("timeout", timeout, TIMEOUT, SHORTEST, LONGEST),
                parameters.integer(
                        "maxConcurrentRequests", maxConcurrentRequests, CONCURRENT_REQUESTS, 1, MOST_CONCURRENT),
                parameters.read("maxFileSize", maxFileSize, ByteSizes.parse(MAX_FILE_SIZE), DownloadMojo::fileSize),
                DownloadSettings.USUAL_STALL_LIMIT);
    }

    private static long fileSize(String text) {
        long size = ByteSizes.parse(text);
        if (size < 1 || size > LARGEST_FILE) {
            throw new IllegalArgumentException("must be from 1B to 1TB");
        }
        return size;
    }

    private List<String> hosts(Parameters parameters) {
        List<String> hosts = new ArrayList<>();
        for (String text : pom().list("mediaHosts", mediaHosts, parameters)) {
            hosts.add(parameters.read("mediaHosts", text, "", MediaHosts::read));
        }
        hosts.removeIf(String::isEmpty);
        return hosts;
    }

    /** Settings of a proxy that cannot be used are a problem of the configuration. */
    private Routes routes(MediaHosts hosts, Set<String> proxyProblems) {
        ProxyLookup lookup = new ProxyLookup(session.getSettings().getProxies(), new Decryption(decrypter));
        return new Routes(hosts, uri -> {
            try {
                return lookup.find(uri);
            } catch (IllegalArgumentException e) {
                proxyProblems.add(e.getMessage());
                throw e;
            }
        });
    }

    private DownloadReport download(
            ResultsInput results, List<Download> downloads, Path directory, DownloadSettings settings, Routes routes)
            throws MojoExecutionException {
        DownloadLog log = new DownloadLog(getLog(), Colours.ofMaven());
        MediaPage page = new MediaPage(results);
        tellWhatIsUnusual(results);
        log.started(downloads.size(), new BuildPaths(session).shown(directory), settings);
        Downloader downloader = new Downloader(routes, log, clock);
        InterruptHook hook = InterruptHook.watching(downloader::interrupt);
        try {
            page.begin(downloads);
            DownloadReport report = downloader.download(downloads, directory, settings);
            List<VideoFile> files = page.end(report, directory);
            new GithubActions(environment, getLog()).show(results.report(), files);
            log.finished(report);
            return report;
        } catch (IOException e) {
            throw new MojoExecutionException(
                    GOAL + " cannot update the report beside the results: "
                            + SafeText.line(e.getMessage(), PROBLEM_LENGTH)
                            + ". Make the directory of <resultsFile> (-Dveo.resultsFile) writable, with room on its disk"
                            + " and no file of yours where one of the plugin's would go, and run it again.",
                    e);
        } finally {
            hook.close();
        }
    }

    private void tellWhatIsUnusual(ResultsInput results) {
        AwaitReport report = results.report();
        if (report.simulated()) {
            getLog().warn("The results " + results.shown() + " are simulated: the videos are samples. Do not"
                    + " publish them.");
        }
        int others = report.tasks().size() - report.count(Verdict.SUCCEEDED);
        if (others > 0) {
            getLog().warn(others + " of " + report.tasks().size() + " tasks did not succeed, as " + results.shown()
                    + " says: there is nothing to download for them");
        }
        report.tasks().stream()
                .filter(task -> task.verdict() == Verdict.SUCCEEDED)
                .filter(task -> task.record().videoUrls().isEmpty())
                .map(TaskOutcome::task)
                .forEach(task -> getLog().warn(task.label() + " has no URL of a video: there is nothing to download"));
    }

    private static void judge(DownloadReport report, ResultsInput results)
            throws MojoExecutionException, MojoFailureException {
        if (report.stop().isPresent()) {
            throw stopped(report, report.stop().get());
        }
        if (report.failures().isEmpty()) {
            return;
        }
        String sentences = DownloadSentences.of(report, results.shown());
        if (report.interrupted()) {
            throw new MojoExecutionException(
                    GOAL + " was interrupted. Run it again: it resumes where it stopped.\n" + sentences);
        }
        throw new MojoFailureException(sentences);
    }

    private static MojoExecutionException stopped(DownloadReport report, IOException stop) {
        String directory = "<mediaDirectory> (-Dveo.mediaDirectory)";
        String advice = "Make " + directory + " writable, with room on its disk, and run";
        if (stop instanceof ForeignFilesException) {
            advice = "Move what is yours, or set " + directory + " to another directory, and run";
        } else if (stop instanceof ProxyException) {
            advice = "Then run";
        }
        return new MojoExecutionException(
                GOAL + " stopped: " + SafeText.line(stop.getMessage(), PROBLEM_LENGTH) + ". " + advice
                        + " veo:download again: it resumes where it stopped.\n" + DownloadSentences.count(report),
                stop);
    }

    private void attach(DownloadReport report, Path directory) {
        for (DownloadReport.Outcome outcome : report.outcomes()) {
            String fileName = outcome.download().fileName();
            String classifier = fileName.substring(0, fileName.lastIndexOf('.'));
            projectHelper.attachArtifact(
                    project,
                    ARTIFACT_TYPE,
                    classifier,
                    directory.resolve(fileName).toFile());
        }
    }
}
