package io.github.veomaven.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.veomaven.simulator.SimulatedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import io.github.veomaven.testing.CadenceLengths;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class FiguresTest {

    @Test
    void theMedianOfAnEvenNumberOfValuesIsBetweenTheMiddleTwo() {
        assertThat(Figures.median(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
        assertThat(Figures.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
    }

    @Test
    void aQuantileOfNoValuesIsNaN() {
        assertThat(Figures.median(List.of())).isNaN();
    }

    @Test
    void theLagIsTheTimeFromTheEndToTheNextPollOfThatTask() {
        List<SimulatedRequest> requests =
                List.of(poll("a", 1_000), poll("b", 1_500), poll("a", 3_000), poll("a", 6_000), poll("b", 7_000));

        assertThat(Comparison.lags(requests, Map.of("a", Duration.ofSeconds(4))))
                .containsExactly(1.0);
        assertThat(Comparison.lags(requests, Map.of("b", Duration.ofSeconds(5))))
                .containsExactly(0.5);
    }

    @Test
    void aTaskThatWasNeverPolledAfterItsEndHasNoLag() {
        assertThat(Comparison.lags(List.of(poll("a", 0)), Map.of("a", Duration.ofSeconds(1))))
                .isEmpty();
    }

    private static SimulatedRequest poll(String taskId, long millis) {
        return new SimulatedRequest(
                1, millis * 1_000_000, 1, "GET", "/", Optional.of(taskId), Map.of(), false, true, false, false);
    }

    @Test
    void thePlotIsSvgWithAPointForEachScheduleOfEachPanel(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("cadence.svg");

        new CadencePlot(List.of(new CadencePlot.Panel("One", CadenceLengths.uniform().subList(0, 200)))).write(file);

        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element svg = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        assertThat(svg.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(6);
    }
}
