package io.github.veomaven.await;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskRecordTest {

    private static final Optional<Integer> NO_FLAG = Optional.empty();
    private static final Optional<String> NO_TEXT = Optional.empty();
    private static final Optional<Boolean> NO_ANSWER = Optional.empty();
    private static final Optional<Instant> NO_TIME = Optional.empty();
    private static final List<String> NONE = List.of();

    @Test
    void aRecordThatStatesNothingIsEmpty() {
        assertThat(TaskRecord.EMPTY.isEmpty()).isTrue();
        assertThat(record(NO_FLAG, NONE, NO_TEXT, NO_ANSWER, List.of(), List.of(), NO_TIME, NO_TIME, NO_TEXT, NO_TEXT)
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void aSingleFactIsEnoughNotToBeEmpty(TaskRecord record) {
        assertThat(record.isEmpty()).isFalse();
        assertThat(record).isNotEqualTo(TaskRecord.EMPTY);
    }

    static Stream<TaskRecord> aSingleFactIsEnoughNotToBeEmpty() {
        Optional<String> text = Optional.of("x");
        Optional<Instant> time = Optional.of(Instant.EPOCH);
        List<Boolean> silent = List.of(false);
        List<Long> seed = List.of(0L);
        return Stream.of(
                record(
                        Optional.of(0),
                        NONE,
                        NO_TEXT,
                        NO_ANSWER,
                        List.of(),
                        List.of(),
                        NO_TIME,
                        NO_TIME,
                        NO_TEXT,
                        NO_TEXT),
                record(
                        NO_FLAG,
                        List.of("x"),
                        NO_TEXT,
                        NO_ANSWER,
                        List.of(),
                        List.of(),
                        NO_TIME,
                        NO_TIME,
                        NO_TEXT,
                        NO_TEXT),
                record(NO_FLAG, NONE, text, NO_ANSWER, List.of(), List.of(), NO_TIME, NO_TIME, NO_TEXT, NO_TEXT),
                record(
                        NO_FLAG,
                        NONE,
                        NO_TEXT,
                        Optional.of(false),
                        List.of(),
                        List.of(),
                        NO_TIME,
                        NO_TIME,
                        NO_TEXT,
                        NO_TEXT),
                record(NO_FLAG, NONE, NO_TEXT, NO_ANSWER, silent, List.of(), NO_TIME, NO_TIME, NO_TEXT, NO_TEXT),
                record(NO_FLAG, NONE, NO_TEXT, NO_ANSWER, List.of(), seed, NO_TIME, NO_TIME, NO_TEXT, NO_TEXT),
                record(NO_FLAG, NONE, NO_TEXT, NO_ANSWER, List.of(), List.of(), time, NO_TIME, NO_TEXT, NO_TEXT),
                record(NO_FLAG, NONE, NO_TEXT, NO_ANSWER, List.of(), List.of(), NO_TIME, time, NO_TEXT, NO_TEXT),
                record(NO_FLAG, NONE, NO_TEXT, NO_ANSWER, List.of(), List.of(), NO_TIME, NO_TIME, text, NO_TEXT),
                record(NO_FLAG, NONE, NO_TEXT, NO_ANSWER, List.of(), List.of(), NO_TIME, NO_TIME, NO_TEXT, text));
    }

    /** Of the lists of results the first one only: {@link TaskRecord#hasResult} is about the others. */
    private static TaskRecord record(
            Optional<Integer> successFlag,
            List<String> resultUrls,
            Optional<String> resolution,
            Optional<Boolean> fallback,
            List<Boolean> hasAudio,
            List<Long> seeds,
            Optional<Instant> createdAt,
            Optional<Instant> completedAt,
            Optional<String> errorCode,
            Optional<String> errorMessage) {
        return new TaskRecord(
                successFlag,
                resultUrls,
                NONE,
                NONE,
                NONE,
                NONE,
                resolution,
                fallback,
                hasAudio,
                seeds,
                createdAt,
                completedAt,
                errorCode,
                errorMessage);
    }
}
