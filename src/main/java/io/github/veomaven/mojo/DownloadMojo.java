package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitClock;
import io.github.veomaven.await.SystemClock;
import io.github.veomaven.media.ByteSizes;
import io.github.veomaven.media.Downloader;
import io.github.veomaven.media.MediaHosts;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Downloads and verifies the videos of the tasks that succeeded, for packaging; can attach them as artifacts.
 *
 * <p>Files are called {@code <name>.mp4}, and {@code <name>-2.mp4} for a second video of a task. Size and SHA-256 are in
 * {@code downloads.json} next to them. An unchanged file that is already there is not fetched again. The key of the
 * service is not needed, and never sent.
 *
 * @since 1.0.0
 */
@Mojo(name = "download", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true, requiresProject = false)
public final class DownloadMojo extends ResultsMojo {

    private static final String ARTIFACT_TYPE = "mp4";

    private static final String ATTACH = "false";
    private static final String TIMEOUT = "30m";
    private static final String CONCURRENT_REQUESTS = "8";
    private static final String MAX_FILE_SIZE = "2GB";

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int MOST_CONCURRENT = 256;
    private static final long LARGEST_FILE = ByteSizes.parse("1TB");

    /**
     * Writes the videos to this directory. It is an error if two executions of one build would write to the same
     * directory.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.mediaDirectory", defaultValue = "${project.build.directory}/veo/media")
    File mediaDirectory;

    /**
     * Attaches each video to the project, so that it is installed and deployed: {@code true} or {@code false}. The
     * artifact has the type {@code mp4}, and its classifier is the file's name without the extension.
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
     * Limits how many videos are fetched at the same time: a number from 1 to 256.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.maxConcurrentRequests", defaultValue = CONCURRENT_REQUESTS)
    String maxConcurrentRequests;

    /**
     * Refuses a larger video, even one that is already there: a size such as {@code 500MB}, {@code 2GB} or
     * {@code 1GiB}, from {@code 1B} to {@code 1TB}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.maxFileSize", defaultValue = MAX_FILE_SIZE)
    String maxFileSize;

    /**
     * Allows downloads from these hosts even if they are on this machine or in its network: a list of host names, of
     * addresses, or of {@code *.} and a name for all names below it, for instance
     * {@code media.example.com,*.cdn.example.com,10.1.2.3}. Without it, a URL or a redirect that leads to a loopback,
     * link-local or private address fails its video, because the URLs come from the service. A service that is itself
     * on this machine, such as a simulator, may name this machine. Default: none.
     *
     * @since 1.0.0
     */
    @Parameter(property = "veo.mediaHosts")
    List<String> mediaHosts;

    /** The environment, in which GitHub Actions says that it runs the build. */
    UnaryOperator<String> environment = System::getenv;

    private final SettingsDecrypter decrypter;
    private final MavenProjectHelper projectHelper;

    /** For Maven. */
    @Inject
    public DownloadMojo(SettingsDecrypter decrypter, MavenProjectHelper projectHelper) {
        this(decrypter, projectHelper, new SystemClock());
    }

    DownloadMojo(SettingsDecrypter decrypter, MavenProjectHelper projectHelper, AwaitClock clock) {
        super("veo:download", clock);
        this.decrypter = decrypter;
        this.projectHelper = projectHelper;
    }

    @Override
    Work validate(Parameters parameters) {
        Downloader.Settings settings = new Downloader.Settings(
                parameters.duration("timeout", timeout, TIMEOUT, SHORTEST, LONGEST),
                parameters.integer(
                        "maxConcurrentRequests", maxConcurrentRequests, CONCURRENT_REQUESTS, 1, MOST_CONCURRENT),
                parameters.read("maxFileSize", maxFileSize, ByteSizes.parse(MAX_FILE_SIZE), DownloadMojo::fileSize),
                Downloader.USUAL_STALL_LIMIT);
        boolean attaches = parameters.bool("attach", attach, ATTACH);
        Optional<ResultsInput> results = results(parameters, true);
        List<String> hosts = hosts(parameters);
        ProxyLookup proxies = new ProxyLookup(session.getSettings().getProxies(), new Decryption(decrypter));
        Optional<DownloadRun> run =
                results.map(read -> DownloadRun.planned(read, hosts, proxies, settings, parameters));
        if (run.isEmpty() || run.get().leavesTheMachine()) {
            requireOnline(parameters, "the goal needs the network");
        }
        Optional<Path> directory = new GoalDirectories(parameters, invocation()).media(mediaDirectory);
        return () -> {
            GithubActions github = new GithubActions(environment, getLog());
            for (Path video :
                    run.orElseThrow().download(directory.orElseThrow(), invocation(), clock, github, getLog())) {
                if (attaches) {
                    attach(video);
                }
            }
        };
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

    private void attach(Path video) {
        String name = video.getFileName().toString();
        String classifier = name.substring(0, name.lastIndexOf('.'));
        projectHelper.attachArtifact(project, ARTIFACT_TYPE, classifier, video.toFile());
    }
}
