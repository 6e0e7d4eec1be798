package io.github.veomaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.await.AwaitReport;
import io.github.veomaven.await.TaskRecord;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageWriterTest {

    @Test
    void theHeadSaysWhetherTheReleaseMayGoAndWhyNot() throws Exception {
        Xml page = page(Reports.mixed());

        assertThat(page.all("//h1")).containsExactly("Not ready for release");
        assertThat(page.all("/html/head/title")).containsExactly("✕ Not ready for release – Veo videos");
        assertThat(page.all("//header//ul/li"))
                .containsExactly(
                        "teaser failed during generation: Internal Error, Please try again later.",
                        "trailer timed out: still generating after 412 polls");
    }

    @Test
    void timesAreShownToTheSecondAndInUtc() throws Exception {
        Xml page = page(Reports.mixed());

        assertThat(page.all("//header//div[dt='Finished']/dd/time")).containsExactly("2026-11-23 10:01:07 UTC");
        assertThat(page.all("//header//time/@datetime")).containsExactly("2026-11-23T10:01:07.312Z");
    }

    @Test
    void everyTaskHasACardWithWhatIsKnown() throws Exception {
        Xml page = page(Reports.mixed());

        assertThat(page.all("//article//h3")).containsExactly("teaser", "trailer", "hero");
        assertThat(page.all("//article[.//h3='teaser']//dl/div"))
                .containsExactly(
                        "Task idid-of-teaser",
                        "ReasonGENERATION_FAILED",
                        "Error code500",
                        "Created2026-11-23 09:59:30 UTC",
                        "Completed2026-11-23 10:00:41 UTC",
                        "Waited42s",
                        "Polls14");
        assertThat(page.all("//article[.//h3='hero']//dl/div"))
                .contains("Resolution1080p", "ModelRegular model", "SoundYes");
        assertThat(page.all("//article[.//h3='trailer']//p[contains(@class, 'reason')]"))
                .containsExactly("Task trailer (id-of-trailer) timed out after 30m: still generating after 412 polls."
                        + " It may still finish: run veo:await again, do not re-create it.");
        assertThat(page.all("//article[.//h3='hero']//time/@datetime"))
                .containsExactly("2026-11-23T09:59:30Z", "2026-11-23T10:00:41Z");
    }

    @Test
    void theVerdictIsSaidInWordsAndShapes() throws Exception {
        assertThat(page(Reports.mixed()).all("//article//p[@class='state']"))
                .containsExactly("✕ Failed", "? Undetermined", "✓ Succeeded");
    }

    @Test
    void aVideoThatIsElsewhereIsLoadedOnlyWhenPlayed() throws Exception {
        Xml page = page(Reports.mixed());

        assertThat(page.all("//video/@preload")).containsExactly("none");
        assertThat(page.all("//video/source/@src")).containsExactly(Reports.URL);
        assertThat(page.all("//video/@aria-label")).containsExactly("Video hero");
    }

    @Test
    void aDownloadedVideoIsPlayedFirstAndShowsAPictureBefore() throws Exception {
        Xml page = page(
                Reports.of(Reports.withUrls("hero", List.of("https://a.example/1", "https://a.example/2"))),
                List.of(
                        file("https://a.example/1", Optional.of("media/hero.mp4")),
                        file("https://a.example/2", Optional.of("../my videos/50%?#x.mp4"))));

        assertThat(page.all("//video/@preload")).containsExactly("metadata", "metadata");
        assertThat(page.all("//video[1]/source/@src")).containsExactly("./media/hero.mp4#t=0.1", "https://a.example/1");
        assertThat(page.all("//video[2]/source/@src"))
                .containsExactly("../my%20videos/50%25%3F%23x.mp4#t=0.1", "https://a.example/2");
        assertThat(page.all("//ul[@class='links']//a"))
                .startsWith("Downloaded video 1", "Downloaded video 2", "Online video 1", "Online video 2");
        assertThat(page.all("//ul[@class='links']//a/@href")).startsWith("./media/hero.mp4");
    }

    @Test
    void aVideoThatCouldNotBeDownloadedIsPlayedFromElsewhereAndTheNextOneIsNotTakenForIt() throws Exception {
        Xml page = page(
                Reports.of(Reports.withUrls("hero", List.of("https://a.example/1", "https://a.example/2"))),
                List.of(
                        new VideoFile(
                                "hero",
                                "https://a.example/1",
                                "hero.mp4",
                                Optional.empty(),
                                Optional.of("the host answered HTTP 404.")),
                        file("https://a.example/2", Optional.of("media/hero-2.mp4"))));

        assertThat(page.all("//video[1]/source/@src")).containsExactly("https://a.example/1");
        assertThat(page.all("//video[2]/source/@src"))
                .containsExactly("./media/hero-2.mp4#t=0.1", "https://a.example/2");
    }

    @Test
    void aVideoThatCouldNotBeDownloadedPreventsTheRelease() throws Exception {
        Xml page = page(
                Reports.of(Reports.succeeded("hero"), Reports.succeeded("intro")),
                List.of(
                        Reports.downloaded("hero", Reports.URL),
                        Reports.notDownloaded("intro", Reports.URL, "the host answered HTTP 404.")));

        assertThat(page.all("//h1")).containsExactly("Not ready for release");
        assertThat(page.all("/html/head/title")).containsExactly("✕ Not ready for release – Veo videos");
        assertThat(page.all("//header/@class")).containsExactly("verdict failed");
        assertThat(page.all("//header//ul/li"))
                .containsExactly("intro intro.mp4 could not be downloaded: the host answered HTTP 404.");
        assertThat(page.all("//article[.//h3='intro']//p[contains(@class, 'reason')]"))
                .containsExactly("intro.mp4 could not be downloaded: the host answered HTTP 404.");
        assertThat(page.all("//article[.//h3='intro']//p[contains(@class, 'reason')]/@class"))
                .containsExactly("reason failed");
        assertThat(page.all("//article[.//h3='hero']//p[contains(@class, 'reason')]"))
                .isEmpty();
    }

    @Test
    void whatComesFromOutsideHasAReadingDirectionOfItsOwn() throws Exception {
        String arabic = "فشل الإنشاء.";
        Xml page = page(
                Reports.of(Reports.failed("فيديو", arabic), Reports.succeeded("hero")),
                List.of(Reports.notDownloaded("hero", Reports.URL, arabic)));

        assertThat(page.all("//h3/bdi")).containsExactly("فيديو", "hero");
        assertThat(page.all("//article[1]/p[@class='reason']/bdi")).containsExactly("فيديو (id-of-فيديو)", arabic);
        assertThat(page.all("//header//li/a/bdi")).containsExactly("فيديو", "hero");
        assertThat(page.all("//header//li/bdi | //article//p[contains(@class, 'reason')]/bdi[last()]"))
                .containsExactly(arabic, arabic, arabic, arabic);
    }

    @Test
    void aTaskIsSilentOnlyWhenAllItsVideosAre() throws Exception {
        assertThat(sound(true, true)).containsExactly("SoundYes");
        assertThat(sound(true, false)).containsExactly("SoundNot in every video");
        assertThat(sound(false, false)).containsExactly("SoundSilent");
        assertThat(sound()).isEmpty();
    }

    private static List<String> sound(Boolean... hasAudio) throws Exception {
        TaskRecord record = TaskRecord.builder()
                .resultUrls(List.of(Reports.URL))
                .hasAudio(List.of(hasAudio))
                .build();
        return page(Reports.of(Reports.succeeded("hero", record))).all("//dl/div[dt='Sound']");
    }

    private static VideoFile file(String url, Optional<String> path) {
        return new VideoFile("hero", url, "hero.mp4", path, Optional.empty());
    }

    @Test
    void whatMavenWouldExpandInAFilteredPageIsNotThere() throws Exception {
        String written = written(
                Reports.of(Reports.failed("a${env.X}", "@env.X@ ${env.X} #{env.X}"), Reports.hostile()), List.of());

        assertThat(written).doesNotContain("@", "$", "{");
        assertThat(new Xml(written).all("//header//li")).anyMatch(line -> line.endsWith("@env.X@ ${env.X} #{env.X}"));
    }

    @Test
    void thousandsOfTasksDoNotMakeThePageUnreadable() throws Exception {
        Xml page = page(Reports.of(
                false,
                IntStream.range(0, 1200)
                        .mapToObj(index -> Reports.succeeded("s" + index))
                        .toList()));

        assertThat(page.all("//article")).hasSize(1000);
        assertThat(page.all("//h2")).containsExactly("Succeeded (1200)");
        assertThat(page.all("//section/p")).containsExactly("and 200 more: see results.json");
    }

    @Test
    void theLinksOfATaskLeadToItsVideosAndTheServicesReply() throws Exception {
        Xml page = page(Reports.mixed());

        assertThat(page.all("//article[.//h3='hero']//ul[@class='links']//a/@href"))
                .containsExactly(Reports.URL, "tasks/hero.json");
        assertThat(page.all("//article//ul[@class='links']//a[not(@rel='noreferrer noopener')]"))
                .isEmpty();
    }

    @Test
    void everyLinkWithinThePageLeadsSomewhere() throws Exception {
        Xml page = page(Reports.mixed());
        List<String> ids = page.all("//@id");

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.all("//a/@href[starts-with(., '#')]"))
                .isNotEmpty()
                .allSatisfy(target -> assertThat(ids).contains(target.substring(1)));
        assertThat(page.all("//@aria-labelledby")).isNotEmpty().isSubsetOf(ids);
    }

    @Test
    void aScreenReaderFindsLandmarksHeadingsAndALanguage() throws Exception {
        Xml page = page(Reports.mixed());

        assertThat(page.all("/html/@lang")).containsExactly("en");
        assertThat(page.all("/html/body/header | /html/body/main | /html/body/footer"))
                .hasSize(3);
        assertThat(page.all("//nav/@aria-label")).hasSize(1);
        assertThat(page.all("//h2")).containsExactly("Failed (1)", "Undetermined (1)", "Succeeded (1)");
        assertThat(page.all("//*[contains(@class, 'symbol')][not(@aria-hidden='true')]"))
                .isEmpty();
    }

    @Test
    void simulatedResultsSaySoBeforeAnythingElse() throws Exception {
        assertThat(page(Reports.of(true, List.of(Reports.succeeded("hero")))).all("/html/body/*[1]"))
                .singleElement()
                .asString()
                .startsWith("Simulated.");
        assertThat(page(Reports.mixed()).all("//aside")).isEmpty();
    }

    @Test
    void nothingIsScriptedStyledInlineOrLoadedFromElsewhereButVideos() throws Exception {
        for (AwaitReport report : List.of(Reports.mixed(), Reports.of(Reports.hostile()))) {
            Xml page = page(report);

            assertThat(page.all("//script | //style | //img | //iframe | //object | //embed | //base | //form"))
                    .isEmpty();
            assertThat(page.all("//@style | //@*[starts-with(name(), 'on')]")).isEmpty();
            assertThat(page.all("//link/@href")).containsExactly("style.css");
            assertThat(page.all("//@src[not(parent::source)] | //@srcset | //@poster"))
                    .isEmpty();
        }
    }

    @Test
    void hostileTextIsShownAsTextAndLeadsNowhere() throws Exception {
        String written = written(Reports.of(Reports.hostile()), List.of());

        assertThat(written)
                .matches("(?s)[^\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Cn}&&[^\n]]*")
                .doesNotContain("<script");
        assertThat(new Xml(written).all("//a/@href | //@src"))
                .allMatch(target ->
                        target.matches("https?://.*|#.*|[a-z]+\\.css|results\\.(json|properties|env)|TEST-veo\\.xml"));
        assertThat(new Xml(written).all("//article//h3").get(0)).contains("<script>alert('1')</script>");
    }

    @Test
    void twoHundredTasksAreAllThereAndTheHeadStaysShort() throws Exception {
        Xml page = page(Reports.of(
                false,
                IntStream.range(0, 200)
                        .mapToObj(
                                index -> index % 2 == 0 ? Reports.failed("f" + index) : Reports.succeeded("s" + index))
                        .toList()));

        assertThat(new HashSet<>(page.all("//article//h3"))).hasSize(200);
        assertThat(page.all("//header//ul/li")).hasSize(11).last().isEqualTo("and 90 more, all of them below");
    }

    @Test
    void aRunWithoutTasksHasAPage() throws Exception {
        assertThat(page(Reports.of()).all("//h1")).containsExactly("There was no video to wait for");
    }

    private static Xml page(AwaitReport report) throws Exception {
        return page(report, List.of());
    }

    private static Xml page(AwaitReport report, List<VideoFile> files) throws Exception {
        String page = written(report, files);
        assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en\">");
        return new Xml(page);
    }

    private static String written(AwaitReport report, List<VideoFile> files) throws IOException {
        StringBuilder page = new StringBuilder();
        new PageWriter(report, Reports::body, files).write(page);
        return page.toString();
    }
}
