package io.github.veomaven.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.veomaven.await.AwaitClock;
import io.github.veomaven.simulator.Scenario;
import io.github.veomaven.simulator.SimulatedRequest;
import io.github.veomaven.simulator.Simulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real sockets; the simulator produces the faults. */
@Timeout(60)
class DownloaderTest {

    private static final int SIZE = 1_000_000;
    private static final Duration LONG = Duration.ofHours(10);
    private static final Routes DIRECT = new Routes(new MediaHosts(true, List.of()), uri -> Optional.empty());

    @TempDir
    Path root;

    private final RecordingDownloads listener = new RecordingDownloads();
    private final AwaitClock clock = new SpedUpClock(100);
    private Simulator simulator;

    @AfterEach
    void nothingIsLeftRunning() {
        if (simulator != null) {
            assertThat(simulator.requests())
                    .allMatch(request -> !request.authorizationSent() && !request.proxyAuthorizationSent())
                    .allMatch(request -> request.header("referer").isEmpty());
            simulator.close();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("veo-download"));
    }

    @Test
    void everyVideoIsThereWithItsSizeAndHash() throws Exception {
        serve("{}");

        DownloadReport report = download(List.of(video("hero", "a.mp4"), video("teaser", "b.mp4")));

        byte[] sample = sample();
        assertThat(report.failures()).isEmpty();
        assertThat(media().resolve("hero.mp4")).hasBinaryContent(sample);
        assertThat(media().resolve("teaser.mp4")).hasBinaryContent(sample);
        JsonNode hero = manifest().path("files").path(0);
        assertThat(hero.path("task").asText()).isEqualTo("hero");
        assertThat(hero.path("url").asText()).isEqualTo(url("a.mp4"));
        assertThat(hero.path("file").asText()).isEqualTo("hero.mp4");
        assertThat(hero.path("size").asLong()).isEqualTo(sample.length);
        assertThat(hero.path("sha256").asText()).isEqualTo(sha256(sample));
        assertThat(namesInMedia()).containsExactly("downloads.json", "hero.mp4", "teaser.mp4");
    }

    @Test
    void nothingInTheManifestIsTakenForAnExpressionOfMaven() throws Exception {
        serve("{}");
        String task = "hero ${env.X} \u202E";

        download(List.of(Download.of(task, url("a.mp4?k=@env.X@"), "hero.mp4", DIRECT)));

        JsonNode hero = manifest().path("files").path(0);
        assertThat(hero.path("task").asText()).isEqualTo(task);
        assertThat(hero.path("url").asText()).isEqualTo(url("a.mp4?k=@env.X@"));
        assertThat(Files.readString(media().resolve("downloads.json"))).doesNotContain("$", "@", "\u202E");
    }

    @Test
    void anUnchangedFileIsNotRequestedAgain() throws Exception {
        serve("{}");
        download(List.of(video("hero", "a.mp4")));

        DownloadReport second = download(List.of(video("hero", "a.mp4")));

        assertThat(second.outcomes()).singleElement().matches(outcome -> !outcome.fetched());
        assertThat(requests("a.mp4")).hasSize(1);
    }

    @Test
    void aFileThatWasChangedIsFetchedAgain() throws Exception {
        serve("{}");
        download(List.of(video("hero", "a.mp4")));
        byte[] changed = sample();
        changed[changed.length - 1]++;
        Files.write(media().resolve("hero.mp4"), changed);

        download(List.of(video("hero", "a.mp4")));

        assertThat(media().resolve("hero.mp4")).hasBinaryContent(sample());
        assertThat(requests("a.mp4")).hasSize(2);
    }

    @Test
    void aFileThatCannotBeReadIsFetchedAgain() throws Exception {
        serve("{}");
        download(List.of(video("hero", "a.mp4")));
        Path hero = media().resolve("hero.mp4");
        assumeTrue(hero.toFile().setReadable(false), "Not tested: this file system has no permissions");
        assumeTrue(!Files.isReadable(hero), "Not tested: this user may read everything");

        DownloadReport second = download(List.of(video("hero", "a.mp4")));

        assertThat(second.failures()).isEmpty();
        assertThat(hero).hasBinaryContent(sample());
    }

    @Test
    void anotherUrlIsFetchedAlthoughAFileIsThere() throws Exception {
        serve("{'media':{'b.mp4':[{'size':50000}]}}");
        download(List.of(video("hero", "a.mp4")));

        download(List.of(video("hero", "b.mp4")));

        assertThat(media().resolve("hero.mp4")).hasSize(50_000);
    }

    @Test
    void whatIsNoLongerWantedIsRemoved() throws Exception {
        serve("{}");
        download(List.of(video("hero", "a.mp4"), video("old", "b.mp4")));
        Files.writeString(media().resolve("older.mp4.part"), "x");
        Files.writeString(media().resolve("older.mp4.part.json"), "{\"url\":\"https://tempfile.example/v.mp4\"");
        Files.writeString(media().resolve("mine.txt"), "not ours");
        Files.writeString(media().resolve("mine.mp4"), "not ours");
        Files.writeString(media().resolve("mine.mp4.part"), "not ours");

        download(List.of(video("hero", "a.mp4")));

        assertThat(namesInMedia())
                .containsExactly("downloads.json", "hero.mp4", "mine.mp4", "mine.mp4.part", "mine.txt");
    }

    @Test
    void anOldFileDoesNotPassForAVideoThatCouldNotBeFetched() throws Exception {
        serve("{'media':{'b.mp4':[{'status':404}]}}");
        download(List.of(video("hero", "a.mp4")));

        download(List.of(video("hero", "b.mp4")));

        assertThat(namesInMedia()).containsExactly("downloads.json");
        assertThat(manifest().path("files")).isEmpty();
    }

    @Test
    void aBrokenTransferIsResumedWhereItEnded() throws Exception {
        serve("{'media':{'a.mp4':[{'size':1000000,'truncate':400000},{'size':1000000}]}}");

        download(List.of(video("hero", "a.mp4")));

        List<SimulatedRequest> requests = requests("a.mp4");
        assertThat(requests).hasSize(2);
        assertThat(requests.get(0).header("range")).isEmpty();
        assertThat(requests.get(1).header("range")).contains("bytes=400000-");
        assertThat(requests.get(1).header("if-range").orElseThrow()).startsWith("\"");
        assertThat(media().resolve("hero.mp4")).hasBinaryContent(padded(SIZE));
    }

    @Test
    void aResetInsideTheBodyIsSurvived() throws Exception {
        serve("{'media':{'a.mp4':[{'size':1000000,'reset':'inside-body'},{'size':1000000,'reset':'before'},"
                + "{'size':1000000,'reset':'inside-head'},{'size':1000000}]}}");

        download(List.of(video("hero", "a.mp4")));

        assertThat(requests("a.mp4")).hasSize(4);
        assertThat(media().resolve("hero.mp4")).hasBinaryContent(padded(SIZE));
    }

    @Test
    void aHostThatIgnoresRangesMakesItStartOver() throws Exception {
        serve("{'media':{'a.mp4':[{'size':1000000,'truncate':400000},{'size':1000000,'ranges':false}]}}");

        download(List.of(video("hero", "a.mp4")));

        assertThat(requests("a.mp4").get(1).header("range")).isPresent();
        assertThat(media().resolve("hero.mp4")).hasBinaryContent(padded(SIZE));
    }

    @Test
    void aVideoThatChangedIsDownloadedFromTheStart() throws Exception {
        serve("{'media':{'a.mp4':[{'size':1000000,'truncate':400000},{'size':900000}]}}");

        download(List.of(video("hero", "a.mp4")));

        assertThat(media().resolve("hero.mp4")).hasBinaryContent(padded(900_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes 0-599999/1000000",
                "bytes 400000-999999/2000000",
                "bytes 400000-999999/*",
                "bytes */9",
                "x"
            })
    void aPartThatWasNotRequestedIsRefused(String contentRange) throws Exception {
        serve("{'media':{'a.mp4':[{'size':1000000,'truncate':400000},"
                + "{'status':206,'headers':{'Content-Range':'" + contentRange + "'},'body':'x','repeatBody':600000},"
                + "{'size':1000000}]}}");

        download(List.of(video("hero", "a.mp4")));

        assertThat(listener.troubles).contains("video changed");
        assertThat(requests("a.mp4").get(2).header("range")).isEmpty();
        assertThat(media().resolve("hero.mp4")).hasBinaryContent(padded(SIZE));
    }

    @Test
    void aPartOfAnotherVersionIsRefused() throws Exception {
        serve("{'media':{'a.mp4':[{'size':1000000,'truncate':400000},"
                + "{'status':206,'headers':{'Content-Range':'bytes 400000-999999/1000000','ETag':'\\\"other\\\"'},"
                + "'body':'x','repeatBody':600000},{'size':1000000}]}}");

        download(List.of(video("hero", "a.mp4")));

        assertThat(media().resolve("hero.mp4")).hasBinaryContent(padded(SIZE));
    }

    @Test
    void aRangeThatTheHostDoesNotHaveMakesItStartOver() throws Exception {
        serve("{'media':{'a.mp4':[{'size':1000000,'truncate':400000},{'status':416},{'size':1000000}]}}");

        download(List.of(video("hero", "a.mp4")));

        assertThat(requests("a.mp4").get(2).header("range")).isEmpty();
        assertThat(media().resolve("hero.mp4")).hasBinaryContent(padded(SIZE));
    }

    @Test
    void aLaterBuildResumesWhereAnEarlierOneEnded() throws Exception {
        serve("{'media':{'a.mp4':[{'size':1000000,'truncate':400000},{'size':1000000}]}}");
        interruptedAtTheFirstTrouble("a.mp4");
        assertThat(media().resolve("hero.mp4")).doesNotExist();

        download(List.of(video("hero", "a.mp4")));

        assertThat(requests("a.mp4").get(1).header("range")).contains("bytes=400000-");
        assertThat(media().resolve("hero.mp4")).hasBinaryContent(padded(SIZE));
        assertThat(namesInMedia()).containsExactly("downloads.json", "hero.mp4");
    }

    @Test
    void aLaterBuildStartsOverWithoutAStrongValidator() throws Exception {
        serve("{'media':{'a.mp4':[{'size':1000000,'truncate':400000,'headers':{'ETag':'W/\\\"weak\\\"'}},"
                + "{'size':1000000}]}}");
        interruptedAtTheFirstTrouble("a.mp4");

        download(List.of(video("hero", "a.mp4")));

        assertThat(requests("a.mp4").get(1).header("range")).isEmpty();
        assertThat(media().resolve("hero.mp4")).hasBinaryContent(padded(SIZE));
    }

    @Test
    void theBeginningOfAnotherVideoIsNotResumed() throws Exception {
        serve("{'media':{'*':[{'size':1000000,'truncate':400000},{'size':1000000}]}}");
        interruptedAtTheFirstTrouble("a.mp4");

        download(List.of(video("hero", "b.mp4")));

        assertThat(requests("b.mp4").get(0).header("range")).isEmpty();
        assertThat(media().resolve("hero.mp4")).hasBinaryContent(padded(SIZE));
    }

    @Test
    void aCompletePartFileIsConfirmedByItsLastByte() throws Exception {
        serve("{'media':{'a.mp4':[{'size':1000000,'truncate':400000},{'size':1000000}]}}");
        interruptedAtTheFirstTrouble("a.mp4");
        Files.write(media().resolve("hero.mp4.part"), padded(SIZE));

        download(List.of(video("hero", "a.mp4")));

        assertThat(requests("a.mp4").get(1).header("range")).contains("bytes=999999-");
        assertThat(media().resolve("hero.mp4")).hasBinaryContent(padded(SIZE));
    }

    @Test
    void troubleThatMayPassIsRetried() throws Exception {
        serve("{'media':{'a.mp4':[{'status':503},{'status':429,'headers':{'Retry-After':'2'}},{'status':408},"
                + "{'status':502,'body':'<html>bad gateway</html>'},{'size':1000000,'chunked':true,'truncate':5000},"
                + "{'size':1000000,'chunked':true}]}}");

        download(List.of(video("hero", "a.mp4")));

        assertThat(listener.troubles).startsWith("HTTP 503", "HTTP 429", "HTTP 408", "HTTP 502");
        assertThat(media().resolve("hero.mp4")).hasBinaryContent(padded(SIZE));
    }

    @Test
    void retryAfterIsObeyed() throws Exception {
        serve("{'media':{'a.mp4':[{'status':429,'headers':{'Retry-After':'20'}},{}]}}");

        download(List.of(video("hero", "a.mp4")));

        List<SimulatedRequest> requests = requests("a.mp4");
        // 20 s at a hundredfold speed.
        assertThat(requests.get(1).arrivalNanos() - requests.get(0).arrivalNanos())
                .isGreaterThanOrEqualTo(Duration.ofMillis(190).toNanos());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void anExpiredLinkFailsItsVideoAtOnceAndSaysThatLinksExpire(int status) throws Exception {
        serve("{'media':{'a.mp4':[{'status':" + status + "}]}}");

        DownloadReport report = download(List.of(video("hero", "a.mp4"), video("teaser", "b.mp4")));

        assertThat(problem(report)).contains("HTTP " + status, "expire", "14 days", "result JSON is kept");
        assertThat(requests("a.mp4")).hasSize(1);
        assertThat(media().resolve("teaser.mp4")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'body':'<html>gone</html>'}",
                "{'body':'<!DOCTYPE html><p>this link has expired','headers':{'Content-Type':'video/mp4'}}"
            })
    void aWebPageInsteadOfAVideoCountsAsExpired(String reply) throws Exception {
        serve("{'media':{'a.mp4':[" + reply + "]}}");

        DownloadReport report = download(List.of(video("hero", "a.mp4")));

        assertThat(problem(report)).contains("web page", "expire");
        assertThat(namesInMedia()).containsExactly("downloads.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'body':{'error':'no such file'}}",
                "{'body':''}",
                "{'body':'tiny'}",
                "{'bodyBase64':'AAAAIG1vb3ZpAAAAAAAAAAAAAAA='}",
                "{'headers':{'Content-Encoding':'br'}}",
                "{'headers':{'Content-Encoding':'gzip'}}",
                "{'status':204}"
            })
    void whatIsNotAnMp4IsRefused(String reply) throws Exception {
        serve("{'media':{'a.mp4':[" + reply + "]}}");

        DownloadReport report = download(List.of(video("hero", "a.mp4")));

        assertThat(problem(report)).containsAnyOf("is not an MP4", "is not a video", "encoding br", "announced gzip");
        assertThat(namesInMedia()).containsExactly("downloads.json");
    }

    @Test
    void aVideoThatTheHostCompressesIsUnpacked() throws Exception {
        serve("{'media':{'a.mp4':[{'size':1000000,'gzip':true}]}}");

        DownloadReport report = download(List.of(video("hero", "a.mp4")));

        assertThat(report.failures()).isEmpty();
        assertThat(requests("a.mp4").get(0).header("accept-encoding")).contains("identity");
        assertThat(media().resolve("hero.mp4")).hasBinaryContent(padded(SIZE));
    }

    @Test
    void aCompressedVideoThatBreaksOffIsFetchedFromTheStart() throws Exception {
        serve("{'media':{'a.mp4':[{'size':1000000,'gzip':true,'truncate':500},{'size':1000000}]}}");

        DownloadReport report = download(List.of(video("hero", "a.mp4")));

        assertThat(report.failures()).isEmpty();
        assertThat(requests("a.mp4").get(1).header("range")).isEmpty();
        assertThat(media().resolve("hero.mp4")).hasBinaryContent(padded(SIZE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'size':400000000,'gzip':true}", "{'size':4000000000}", "{'size':4000000000,'chunked':true}"})
    void aVideoThatIsTooLargeIsRefusedWhetherOrNotItsSizeIsAnnounced(String reply) throws Exception {
        serve("{'media':{'a.mp4':[" + reply + "]}}");

        DownloadReport report = download(List.of(video("hero", "a.mp4")), 2_000_000, LONG, LONG);

        assertThat(problem(report)).contains("larger than <maxFileSize> (-Dveo.maxFileSize) allows, which is 2 MB");
        assertThat(namesInMedia()).containsExactly("downloads.json");
    }

    @Test
    void theSizeLimitAppliesToAFileThatIsAlreadyThere() throws Exception {
        serve("{'media':{'a.mp4':[{'size':1000000}]}}");
        download(List.of(video("hero", "a.mp4")));

        DownloadReport report = download(List.of(video("hero", "a.mp4")), 999_999, LONG, LONG);

        assertThat(problem(report)).contains("larger than <maxFileSize> (-Dveo.maxFileSize) allows");
        assertThat(requests("a.mp4")).hasSize(1);
        assertThat(media().resolve("hero.mp4")).hasSize(1_000_000);
    }

    @Test
    void whatOnlyBeginsLikeAVideoIsRefused() throws Exception {
        String ftypThenScript = "AAAAIGZ0eXBpc29tAAACAGlzb21pc28yYXZjMW1wNDE8c2NyaXB0PmFsZXJ0KDEpPC9zY3JpcHQ+";
        serve("{'media':{'a.mp4':[{'bodyBase64':'" + ftypThenScript + "'}]}}");

        DownloadReport report = download(List.of(video("hero", "a.mp4")));

        assertThat(problem(report)).contains("is not a complete MP4");
        assertThat(namesInMedia()).containsExactly("downloads.json");
    }

    @Test
    void twoVersionsPutTogetherAreNoticedAndFetchedFromTheStart() throws Exception {
        serve("{'media':{'a.mp4':[{'size':1000000,'truncate':20},"
                + "{'status':206,'headers':{'Content-Range':'bytes 20-999999/1000000'},'body':'x',"
                + "'repeatBody':999980},{'size':1000000}]}}");

        DownloadReport report = download(List.of(video("hero", "a.mp4")));

        assertThat(report.failures()).isEmpty();
        assertThat(listener.troubles).contains("video changed");
        assertThat(requests("a.mp4").get(2).header("range")).isEmpty();
        assertThat(media().resolve("hero.mp4")).hasBinaryContent(padded(SIZE));
    }

    @Test
    void aTransferThatStallsIsCancelledAndRetried() throws Exception {
        serve("{'media':{'a.mp4':[{'neverAnswer':true},{}]}}");

        DownloadReport report = download(List.of(video("hero", "a.mp4")), SIZE, LONG, Duration.ofMinutes(3));

        assertThat(report.failures()).isEmpty();
        assertThat(listener.troubles).startsWith("stalled").containsOnly("stalled");
    }

    @Test
    void theTimeoutHoldsAgainstSilenceAndAHangingVideoDelaysNoOther() throws Exception {
        serve("{'media':{'a.mp4':[{'neverAnswer':true}],'b.mp4':[{'drip':20}]}}");

        DownloadReport report = download(
                List.of(video("hero", "a.mp4"), video("drop", "b.mp4"), video("teaser", "c.mp4")),
                SIZE,
                Duration.ofSeconds(100),
                LONG);

        assertThat(report.interrupted()).isFalse();
        assertThat(report.failures()).hasSize(2);
        assertThat(report.failures().get(0).problem().orElseThrow())
                .contains("not done within 1m40s", "nothing had arrived");
        assertThat(report.failures().get(1).problem().orElseThrow()).contains(" had arrived");
        assertThat(media().resolve("teaser.mp4")).exists();
        assertThat(media().resolve("drop.mp4")).doesNotExist();
    }

    @Test
    void anAbsurdRetryAfterDoesNotOutliveTheTimeout() throws Exception {
        serve("{'media':{'a.mp4':[{'status':429,'headers':{'Retry-After':'999999999'}}]}}");

        DownloadReport report = download(List.of(video("hero", "a.mp4")), SIZE, Duration.ofSeconds(50), LONG);

        assertThat(problem(report)).contains("not done within 50s", "HTTP 429");
    }

    @Test
    void noMoreThanTheAllowedNumberIsUnderWay() throws Exception {
        serve("{'media':{'a.mp4':[{'neverAnswer':true}]}}");
        Downloader.Settings settings = new Downloader.Settings(Duration.ofSeconds(50), 1, SIZE, LONG);

        run(List.of(video("hero", "a.mp4"), video("teaser", "b.mp4")), settings, listener);

        assertThat(simulator.requests()).hasSize(1);
    }

    @Test
    void thereIsASignOfLifeEvery30Seconds() throws Exception {
        serve("{'media':{'a.mp4':[{'neverAnswer':true}]}}");

        download(List.of(video("hero", "a.mp4")), SIZE, Duration.ofSeconds(100), LONG);

        assertThat(listener.heartbeats).hasSize(3).allMatch(beat -> beat.underWay() == 1 && beat.done() == 0);
    }

    @Test
    void aRedirectOnLoopbackIsFollowed() throws Exception {
        serve("{'media':{'a.mp4':[{'status':302,'headers':{'Location':'/media/b.mp4'}}]}}");

        download(List.of(video("hero", "a.mp4")));

        assertThat(media().resolve("hero.mp4")).hasBinaryContent(sample());
    }

    @Test
    void endlessRedirectsAreNotFollowed() throws Exception {
        serve("{'media':{'a.mp4':[{'status':302,'headers':{'Location':'{baseUrl}/media/a.mp4'}}]}}");

        DownloadReport report = download(List.of(video("hero", "a.mp4")));

        assertThat(problem(report)).contains("redirects more than 5 times");
        assertThat(requests("a.mp4")).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://media.example/a.mp4", "file:///etc/passwd", "javascript:alert(1)", "//x@y/a.mp4", "::"})
    void aRedirectToAForbiddenTargetIsRefused(String location) throws Exception {
        serve("{'media':{'a.mp4':[{'status':301,'headers':{'Location':'" + location + "'}}]}}");

        DownloadReport report = download(List.of(video("hero", "a.mp4")));

        assertThat(problem(report)).startsWith("the URL that it redirects to");
    }

    @Test
    void aServiceElsewhereSendsNoRequestToThisMachine() throws Exception {
        serve("{}");
        Routes routes = new Routes(new MediaHosts(false, List.of()), uri -> Optional.empty());

        DownloadReport report = download(routes, url("a.mp4"));

        assertThat(problem(report)).contains("leads to 127.0.0.1", "<mediaHosts> (-Dveo.mediaHosts)");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void aListedHostOnThisMachineIsRequested() throws Exception {
        serve("{}");
        Routes routes = new Routes(new MediaHosts(false, List.of("127.0.0.1")), uri -> Optional.empty());

        assertThat(download(routes, url("a.mp4")).failures()).isEmpty();
    }

    @Test
    void aRedirectToAnInternalAddressIsNotFollowed() throws Exception {
        serve("{'media':{'a.mp4':[{'status':302,'headers':{'Location':'https://10.255.255.1/v.mp4'}}]}}");

        DownloadReport report = download(List.of(video("hero", "a.mp4")));

        assertThat(problem(report)).startsWith("the URL that it redirects to leads to 10.255.255.1");
    }

    @Test
    void aNameThatLeadsToThisMachineIsNotConnectedTo() throws Exception {
        try (ServerSocket inside = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            InMemoryDnsResolver names = new InMemoryDnsResolver();
            names.add("rebind.example", inside.getInetAddress());
            Routes routes = new Routes(new MediaHosts(false, List.of(), names), uri -> Optional.empty());

            DownloadReport report = download(routes, "https://rebind.example:" + inside.getLocalPort() + "/a.mp4");

            assertThat(problem(report)).startsWith("its host is rebind.example").contains("<mediaHosts>");
            inside.setSoTimeout(1);
            assertThatThrownBy(inside::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void theAddressThatWasCheckedIsTheOneConnectedTo() throws Exception {
        try (ServerSocket inside = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            AtomicInteger lookups = new AtomicInteger();
            DnsResolver names = new InMemoryDnsResolver() {
                @Override
                public InetAddress[] resolve(String host) {
                    lookups.incrementAndGet();
                    return new InetAddress[] {inside.getInetAddress()};
                }
            };
            List<String> listed = List.of("media.example");
            Routes routes = new Routes(new MediaHosts(false, listed, names), uri -> Optional.empty());
            Thread peer = new Thread(() -> {
                try (Socket accepted = inside.accept()) {
                    accepted.shutdownInput();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            peer.start();
            AtomicInteger lookupsAtFirstTrouble = new AtomicInteger();
            interruptedAtTheFirstTrouble(
                    Download.of(
                            "hero", "https://media.example:" + inside.getLocalPort() + "/a.mp4", "hero.mp4", routes),
                    routes,
                    () -> lookupsAtFirstTrouble.set(lookups.get()));

            peer.join();
            assertThat(lookupsAtFirstTrouble).hasValue(1);
        }
    }

    @Test
    void hostileUrlsAreRefusedWithoutARequestAndNotQuoted() throws Exception {
        serve("{}");
        String withPassword = url("a.mp4").replace("http://", "http://user:hunter2@");
        List<String> urls = List.of(
                "javascript:alert(1)",
                "file:///etc/passwd",
                "http://media.example/a.mp4",
                "http://localhost.example/a.mp4",
                "http://127.1/a.mp4",
                "ftp://media.example/a.mp4",
                "https:///a.mp4",
                "https://",
                "",
                "a.mp4",
                "https://media.example\r\nHost: evil/a.mp4",
                withPassword,
                "https://" + "x".repeat(9000));

        DownloadReport report = download(Stream.iterate(0, i -> i + 1)
                .limit(urls.size())
                .map(i -> Download.of("task" + i, urls.get(i), "task" + i + ".mp4", DIRECT))
                .toList());

        assertThat(report.failures())
                .hasSize(urls.size())
                .allSatisfy(failure -> assertThat(failure.problem().orElseThrow())
                        .startsWith("its URL ")
                        .doesNotContain("hunter2", "evil", "\n"));
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void aDefectFailsItsVideoAtOnce() throws Exception {
        serve("{'media':{'a.mp4':[{'status':302,'headers':{'Location':'https://media.example/a.mp4'}}]}}");
        Routes broken = new Routes(new MediaHosts(true, List.of()), uri -> {
            throw new NoClassDefFoundError("gone");
        });

        DownloadReport report = new Downloader(broken, listener, clock)
                .download(List.of(video("hero", "a.mp4")), media(), new Downloader.Settings(LONG, 8, SIZE, LONG));

        assertThat(problem(report)).contains("gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hero.mp4", "hero.mp4.part", "hero.mp4.part.json", "downloads.json"})
    void aLinkOutOfTheDirectoryIsNotFollowed(String link) throws Exception {
        serve("{}");
        Path outside = Files.writeString(root.resolve("outside"), "precious");
        Files.createDirectories(media());
        Files.createSymbolicLink(media().resolve(link), outside);

        assertThatNothingIsDone(media().resolve(link));

        assertThat(outside).hasContent("precious");
        assertThat(media().resolve(link)).isSymbolicLink();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hero.mp4", "hero.mp4.part", "hero.mp4.part.json", "downloads.json"})
    void aFileOfSomebodyElseIsNeitherReplacedNorRemoved(String name) throws Exception {
        serve("{}");
        Files.createDirectories(media());
        Path file = Files.writeString(media().resolve(name), "{\"precious\": true}");

        assertThatNothingIsDone(file);

        assertThat(namesInMedia()).containsExactly(name);
        assertThat(file).hasContent("{\"precious\": true}");
    }

    private void assertThatNothingIsDone(Path file) throws Exception {
        DownloadReport report = download(List.of(video("hero", "a.mp4")));

        assertThat(report.stop().orElseThrow())
                .hasMessageContaining(file.toString())
                .hasMessageContaining("not written by this plugin");
        assertThat(problem(report)).contains("not written by this plugin");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void aFileThatWasChangedAndIsNoLongerWantedIsLeftAlone() throws Exception {
        serve("{}");
        download(List.of(video("hero", "a.mp4"), video("old", "b.mp4")));
        Path old = Files.writeString(media().resolve("old.mp4"), "cut by hand");

        download(List.of(video("hero", "a.mp4")));

        assertThat(old).hasContent("cut by hand");
        assertThat(manifest().path("files")).hasSize(1);
    }

    @Test
    void aVideoThatAKilledBuildMovedButDidNotListIsOurs() throws Exception {
        serve("{'media':{'a.mp4':[{'size':1000000,'truncate':400000},{'size':1000000}]}}");
        interruptedAtTheFirstTrouble("a.mp4");
        Files.move(media().resolve("hero.mp4.part"), media().resolve("hero.mp4"));

        assertThat(download(List.of(video("hero", "a.mp4"))).failures()).isEmpty();
        assertThat(media().resolve("hero.mp4")).hasBinaryContent(padded(SIZE));
    }

    @Test
    void aDirectoryThatIsALinkIsNotFollowed() throws Exception {
        serve("{}");
        download(List.of(video("hero", "a.mp4")));
        Path elsewhere = Files.move(media(), root.resolve("elsewhere"));
        Files.createSymbolicLink(media(), elsewhere);

        DownloadReport report = download(List.of(video("teaser", "b.mp4")));

        assertThat(report.stop().orElseThrow()).hasMessageContaining("symbolic link");
        assertThat(elsewhere.resolve("hero.mp4")).exists();
        assertThat(requests("b.mp4")).isEmpty();
    }

    @Test
    void aFileLinkedToAPartFileDoesNotChange() throws Exception {
        serve("{'media':{'a.mp4':[{'size':1000000,'truncate':400000},{'size':1000000}]}}");
        interruptedAtTheFirstTrouble("a.mp4");
        Path part = media().resolve("hero.mp4.part");
        Path linked = Files.createLink(root.resolve("linked"), part);
        byte[] before = Files.readAllBytes(linked);

        download(List.of(video("hero", "a.mp4")));

        assertThat(requests("a.mp4").get(1).header("range")).contains("bytes=400000-");
        assertThat(media().resolve("hero.mp4")).hasBinaryContent(padded(SIZE));
        assertThat(linked).hasBinaryContent(before);
        assertThat(namesInMedia()).containsExactly("downloads.json", "hero.mp4");
    }

    @Test
    void aManifestThatNamesFilesOutsideOfTheDirectoryChangesNothingThere() throws Exception {
        serve("{}");
        Path outside = Files.writeString(root.resolve("outside.mp4"), "precious");
        Files.createDirectories(media());
        Files.writeString(media().resolve("downloads.json"), """
                {"schemaVersion":1,"files":[{"task":"x","url":"u","file":"../outside.mp4","size":8,"sha256":"%s"},
                {"task":"x","url":"u","file":"%s","size":8,"sha256":"%s"}]}
                """.formatted("0".repeat(64), outside, "0".repeat(64)));

        download(List.of(video("hero", "a.mp4")));

        assertThat(outside).hasContent("precious");
        assertThat(manifest().path("files")).hasSize(1);
    }

    @Test
    void aManifestOfOursWithNonsenseInItIsReplaced() throws Exception {
        serve("{}");
        Files.createDirectories(media());
        Files.writeString(media().resolve("downloads.json"), "{\"schemaVersion\":1,\"files\":[7]}");

        assertThat(download(List.of(video("hero", "a.mp4"))).failures()).isEmpty();
        assertThat(manifest().path("files")).hasSize(1);
    }

    @Test
    void aDirectoryThatIsAFileIsAnErrorThatNamesIt() throws Exception {
        serve("{}");
        Files.writeString(media(), "a file");

        assertThat(download(List.of(video("hero", "a.mp4"))).stop().orElseThrow())
                .hasMessageContaining("Cannot write " + media())
                .hasMessageContaining("a file is where a directory should be");
    }

    @Test
    void aVideoThatCannotBePutInItsPlaceIsAnErrorThatNamesIt() throws Exception {
        serve("{}");
        Files.createDirectories(media().resolve("hero.mp4").resolve("full"));

        assertThat(download(List.of(video("hero", "a.mp4"))).stop().orElseThrow())
                .hasMessageContaining("hero.mp4");
    }

    @Test
    void anInterruptEndsTheRunAndLeavesNoFinalFile() throws Exception {
        serve("{'media':{'a.mp4':[{'size':1000000,'drip':1000}]}}");
        Thread.currentThread().interrupt();

        DownloadReport report = download(List.of(video("hero", "a.mp4")));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.interrupted()).isTrue();
        assertThat(problem(report)).startsWith("interrupted");
        assertThat(media().resolve("hero.mp4")).doesNotExist();
        assertThat(media().resolve("downloads.json")).exists();
    }

    private void interruptedAtTheFirstTrouble(String name) throws Exception {
        interruptedAtTheFirstTrouble(video("hero", name), DIRECT, () -> {});
    }

    private void interruptedAtTheFirstTrouble(Download video, Routes routes, Runnable then) throws Exception {
        Downloader[] downloader = new Downloader[1];
        downloader[0] = new Downloader(
                routes,
                new RecordingDownloads() {
                    @Override
                    public void troubled(Download download, String kind, String message) {
                        then.run();
                        downloader[0].interrupt();
                    }
                },
                clock);
        DownloadReport report =
                downloader[0].download(List.of(video), media(), new Downloader.Settings(LONG, 4, SIZE, LONG));
        assertThat(report.interrupted()).isTrue();
    }

    private void serve(String scenario) throws Exception {
        simulator = Simulator.start(0, Scenario.parse(scenario.replace('\'', '"')));
    }

    private DownloadReport download(Routes routes, String url) throws IOException {
        return new Downloader(routes, listener, clock)
                .download(
                        List.of(Download.of("hero", url, "hero.mp4", routes)),
                        media(),
                        new Downloader.Settings(LONG, 8, SIZE, LONG));
    }

    private DownloadReport download(List<Download> downloads) throws IOException {
        return download(downloads, SIZE, LONG, LONG);
    }

    private DownloadReport download(List<Download> downloads, long maxFileSize, Duration timeout, Duration stallLimit)
            throws IOException {
        return run(downloads, new Downloader.Settings(timeout, 8, maxFileSize, stallLimit), listener);
    }

    private DownloadReport run(List<Download> downloads, Downloader.Settings settings, DownloadListener told)
            throws IOException {
        return new Downloader(DIRECT, told, clock).download(downloads, media(), settings);
    }

    private Path media() {
        return root.resolve("media");
    }

    private Download video(String task, String name) {
        return Download.of(task, url(name), task + ".mp4", DIRECT);
    }

    private String url(String name) {
        return simulator.baseUrl() + "/media/" + name;
    }

    private List<SimulatedRequest> requests(String name) {
        return simulator.requests().stream()
                .filter(request -> request.target().equals("/media/" + name))
                .toList();
    }

    private List<String> namesInMedia() throws IOException {
        try (Stream<Path> files = Files.list(media())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private JsonNode manifest() throws IOException {
        return new JsonMapper().readTree(media().resolve("downloads.json").toFile());
    }

    private static String problem(DownloadReport report) {
        assertThat(report.failures()).hasSize(1);
        return report.failures().get(0).problem().orElseThrow();
    }

    private static byte[] sample() throws IOException {
        try (InputStream in = Simulator.class.getResourceAsStream("sample.mp4")) {
            return in.readAllBytes();
        }
    }

    private static byte[] padded(int size) throws IOException {
        byte[] sample = sample();
        byte[] padded = Arrays.copyOf(sample, size);
        ByteBuffer.wrap(padded, sample.length, 8)
                .putInt(size - sample.length)
                .put("free".getBytes(StandardCharsets.US_ASCII));
        return padded;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
