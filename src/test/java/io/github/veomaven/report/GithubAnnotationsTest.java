package io.github.veomaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GithubAnnotationsTest {

    @Test
    void eachTaskThatDidNotSucceedIsAnError() {
        assertThat(GithubAnnotations.of(Reports.mixed()))
                .containsExactly(
                        "::error title=Veo task teaser%3A Failed::Task teaser (id-of-teaser) failed during generation:"
                                + " Internal Error, Please try again later.",
                        "::error title=Veo task trailer%3A Undetermined::Task trailer (id-of-trailer) timed out after"
                                + " 30m: still generating after 412 polls. It may still finish: run veo:await again, do"
                                + " not re-create it.");
    }

    @Test
    void aRunThatSucceededHasNoErrors() {
        assertThat(GithubAnnotations.of(Reports.of(Reports.succeeded("hero")))).isEmpty();
    }

    @Test
    void hostileTextEndsNeitherTheTitleNorTheLine() {
        List<String> lines = GithubAnnotations.of(Reports.of(Reports.hostile()));

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line).matches("::error title=[^:,]*::.*").contains("%250A");
            assertThat(line).matches("[^\\p{Cntrl}\\p{Cf}\\p{Cs}]*");
        });
    }

    @Test
    void thereAreNoMoreThanGithubShows() {
        List<String> lines = GithubAnnotations.of(Reports.of(
                false,
                IntStream.range(0, 50)
                        .mapToObj(index -> Reports.failed("task-" + index))
                        .toList()));

        assertThat(lines).hasSize(10).last().isEqualTo("::error title=Veo videos::41 more tasks did not succeed.");
    }
}
