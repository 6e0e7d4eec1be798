package io.github.veomaven.mojo;

import io.github.veomaven.await.AwaitClock;
import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.TaskOutcome;
import io.github.veomaven.await.Verdict;
import io.github.veomaven.files.ForeignFilesException;
import io.github.veomaven.http.Loopback;
import io.github.veomaven.http.ProxyException;
import io.github.veomaven.media.Download;
import io.github.veomaven.media.DownloadReport;
import io.github.veomaven.media.Downloader;
import io.github.veomaven.media.MediaHosts;
import io.github.veomaven.media.Routes;
import io.github.veomaven.report.ResultFiles;
import io.github.veomaven.report.VideoFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * What {@code veo:download} does once its parameters are in order: fetches the videos, and updates the files beside the
 * results: a report for CI, and the page, which then plays the downloaded videos instead of the service's.
 *
 * <p>Not part of the goal's class, because Maven loads every type that a method of any goal names, even for
 * {@code veo:await}.
 */
final class DownloadRun {

    private static final String GOAL = "veo:download";
    private static final String UNFINISHED =
            "veo:download was stopped before it ended. Run it again: it resumes where it stopped.";
    private static final int PROBLEM_LENGTH = 700;

    private final ResultsInput results;
    private final List<Download> downloads;
    private final Routes routes;
    private final Downloader.Settings settings;

    private DownloadRun(ResultsInput results, List<Download> downloads, Routes routes, Downloader.Settings settings) {
        this.results = results;
        this.downloads = downloads;
        this.routes = routes;
        this.settings = settings;
    }

    /**
     * Plans a download of every video of the results.
     *
     * @param hosts that are allowed although they are on this machine or in its network
     * @param parameters takes the problem of a proxy whose settings cannot be used
     */
    static DownloadRun planned(
            ResultsInput results,
            List<String> hosts,
            ProxyLookup proxies,
            Downloader.Settings settings,
            Parameters parameters) {
        Set<String> problems = Collections.synchronizedSet(new LinkedHashSet<>());
        MediaHosts allowed = MediaHosts.of(results.report().provenance().baseUrl(), hosts);
        Routes routes = new Routes(allowed, uri -> {
            try {
                return proxies.find(uri);
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
                throw e;
            }
        });
        List<Download> downloads = Download.allOf(results.report(), routes);
        problems.forEach(parameters::problem);
        return new DownloadRun(results, downloads, routes, settings);
    }

    /** Returns whether a video may not be on this machine, where the simulator's are. */
    boolean leavesTheMachine() {
        return downloads.stream()
                .map(Download::route)
                .anyMatch(route -> route.isEmpty()
                        || !Loopback.isLoopback(route.get().uri().getHost()));
    }

    /** Downloads every video to the directory, or ends the build; returns their files. */
    List<Path> download(Path directory, Invocation invocation, AwaitClock clock, GithubActions github, Log log)
            throws MojoExecutionException, MojoFailureException {
        warnOfWhatIsUnusual(log);
        DownloadLog lines = new DownloadLog(log, Colours.ofMaven());
        lines.started(downloads.size(), invocation.shown(directory), settings);
        Downloader downloader = new Downloader(routes, lines, clock);
        InterruptHook hook = InterruptHook.watching(downloader::interrupt);
        DownloadReport report;
        try {
            write(unfinished());
            report = downloader.download(downloads, directory, settings);
            List<VideoFile> files = files(report, directory);
            write(files);
            github.show(results.report(), files);
            lines.finished(report);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    GOAL + " cannot update the report beside the results: "
                            + SafeText.line(e.getMessage(), PROBLEM_LENGTH)
                            + ". Make the directory of <resultsFile> (-Dveo.resultsFile) writable, with free disk space,"
                            + " move your own files out of the way of the plugin's, and run it again.",
                    e);
        } finally {
            hook.close();
        }
        judge(report);
        return report.outcomes().stream()
                .map(outcome -> directory.resolve(outcome.download().fileName()))
                .toList();
    }

    private void warnOfWhatIsUnusual(Log log) {
        AwaitReport report = results.report();
        if (report.simulated()) {
            log.warn("The results " + results.shown() + " are simulated: the videos are samples. Do not"
                    + " publish them.");
        }
        int others = report.tasks().size() - report.count(Verdict.SUCCEEDED);
        if (others > 0) {
            log.warn(others + " of " + report.tasks().size() + " tasks did not succeed, as " + results.shown()
                    + " says: there is nothing to download for them");
        }
        report.tasks().stream()
                .filter(task -> task.verdict() == Verdict.SUCCEEDED)
                .filter(task -> task.record().videoUrls().isEmpty())
                .map(TaskOutcome::task)
                .forEach(task -> log.warn(task.label() + " has no video URL: there is nothing to download"));
    }

    private void judge(DownloadReport report) throws MojoExecutionException, MojoFailureException {
        if (report.stop().isPresent()) {
            throw stopped(report, report.stop().get());
        }
        if (report.failures().isEmpty()) {
            return;
        }
        String sentences = DownloadLog.failures(report, results.shown());
        if (report.interrupted()) {
            throw new MojoExecutionException(
                    GOAL + " was interrupted. Run it again: it resumes where it stopped.\n" + sentences);
        }
        throw new MojoFailureException(sentences);
    }

    private static MojoExecutionException stopped(DownloadReport report, IOException stop) {
        String directory = "<mediaDirectory> (-Dveo.mediaDirectory)";
        String advice = "Make " + directory + " writable, with free disk space, and run";
        if (stop instanceof ForeignFilesException) {
            advice = "Move your files, or set " + directory + " to another directory, and run";
        } else if (stop instanceof ProxyException) {
            advice = "Then run";
        }
        return new MojoExecutionException(
                GOAL + " stopped: " + SafeText.line(stop.getMessage(), PROBLEM_LENGTH) + ". " + advice
                        + " veo:download again: it resumes where it stopped.\n" + DownloadLog.count(report),
                stop);
    }

    /**
     * Says that nothing has been downloaded. If the build is killed before the end of the run, neither the page nor an
     * old report may claim anything else.
     */
    private List<VideoFile> unfinished() {
        List<VideoFile> files = new ArrayList<>();
        for (Download download : downloads) {
            files.add(file(download, Optional.empty(), Optional.of(UNFINISHED)));
        }
        return files;
    }

    private List<VideoFile> files(DownloadReport report, Path directory) throws IOException {
        Optional<String> prefix = prefix(results.file().getParent(), directory);
        List<VideoFile> files = new ArrayList<>();
        for (DownloadReport.Outcome outcome : report.outcomes()) {
            Download download = outcome.download();
            Optional<String> path =
                    prefix.filter(known -> outcome.problem().isEmpty()).map(known -> known + download.fileName());
            files.add(file(download, path, outcome.problem()));
        }
        return files;
    }

    private static VideoFile file(Download download, Optional<String> path, Optional<String> problem) {
        return new VideoFile(download.taskName(), download.url(), download.fileName(), path, problem);
    }

    private void write(List<VideoFile> files) throws IOException {
        new ResultFiles(results.file().getParent()).writeDownloads(results.report(), files);
    }

    private static Optional<String> prefix(Path from, Path to) throws IOException {
        try {
            String relative = from.toRealPath().relativize(to.toRealPath()).toString();
            return Optional.of(relative.isEmpty() ? "" : relative.replace(File.separatorChar, '/') + "/");
        } catch (IllegalArgumentException onAnotherDrive) {
            return Optional.empty();
        }
    }
}
