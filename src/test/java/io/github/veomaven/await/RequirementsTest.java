package io.github.veomaven.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.veomaven.await.Requirements.FallbackPolicy;
import io.github.veomaven.testing.Answers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementsTest {

    @ParameterizedTest
    @CsvSource({
        "720p, 720p, true",
        "1080p, 720p, true",
        "4k, 1080p, true",
        "4K, 4k, true",
        "2160p, 4k, true",
        "720p, 1080p, false",
        "1080p, 4k, false",
        " 1080P , 1080p, true",
        "full hd, 720p, false",
        "99999p, 4k, true",
        "999999p, 720p, false",
    })
    void aResolutionBelowTheMinimumOrUnreadableFails(String actual, String minimum, boolean enough) {
        Requirements requirements = new Requirements(FallbackPolicy.ALLOW, Optional.of(minimum), false);

        assertThat(reason(requirements, actual, false, List.of(true)))
                .isEqualTo(enough ? Optional.empty() : Optional.of(Reason.LOW_RESOLUTION));
    }

    @Test
    void anUnstatedResolutionFailsAMinimum() {
        Requirements requirements = new Requirements(FallbackPolicy.ALLOW, Optional.of("720p"), false);

        assertThat(requirements
                        .shortfall(Answers.record(null, false, List.of()))
                        .orElseThrow()
                        .message())
                .contains("not stated", "<minResolution>", "(-Dveo.minResolution)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1080", "hd", "0p", "k", "3k"})
    void anInvalidResolutionIsRefusedAsAMinimum(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Requirements(FallbackPolicy.ALLOW, Optional.of(text), false));
    }

    @ParameterizedTest
    @CsvSource({"ALLOW, true, false", "WARN, true, false", "FAIL, true, true", "FAIL, false, false", "FAIL, , false"})
    void onlyFailFailsAVideoKnownToBeMadeByTheFallbackModel(FallbackPolicy policy, Boolean made, boolean fails) {
        Requirements requirements = new Requirements(policy, Optional.empty(), false);

        assertThat(reason(requirements, "720p", made, List.of()))
                .isEqualTo(fails ? Optional.of(Reason.FALLBACK_MODEL) : Optional.empty());
    }

    @Test
    void onlyAVideoKnownToBeSilentFailsRequiredAudio() {
        Requirements requirements = new Requirements(FallbackPolicy.ALLOW, Optional.empty(), true);

        assertThat(reason(requirements, "720p", false, List.of(false))).contains(Reason.NO_AUDIO);
        assertThat(reason(requirements, "720p", false, List.of(true, false))).contains(Reason.NO_AUDIO);
        assertThat(reason(requirements, "720p", false, List.of(true))).isEmpty();
        assertThat(reason(requirements, "720p", false, List.of())).isEmpty();
        assertThat(reason(Requirements.NONE, "720p", false, List.of(false))).isEmpty();
    }

    private static Optional<Reason> reason(
            Requirements requirements, String resolution, Boolean fallback, List<Boolean> audio) {
        return requirements
                .shortfall(Answers.record(resolution, fallback, audio))
                .map(Requirements.Shortfall::reason);
    }
}
