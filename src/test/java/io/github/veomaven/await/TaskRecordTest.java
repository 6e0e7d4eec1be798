package io.github.veomaven.await;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskRecordTest {

    @Test
    void aRecordThatStatesNothingIsEmpty() throws ReflectiveOperationException {
        assertThat(TaskRecord.EMPTY.isEmpty()).isTrue();
        assertThat(stating("nothing").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void aSingleFactIsEnoughNotToBeEmpty(String fact) throws ReflectiveOperationException {
        TaskRecord record = stating(fact);

        assertThat(record.isEmpty()).isFalse();
        assertThat(record).isNotEqualTo(TaskRecord.EMPTY);
    }

    static Stream<String> facts() {
        return Arrays.stream(TaskRecord.class.getRecordComponents()).map(RecordComponent::getName);
    }

    /** Whatever facts there are: a fact's own type does not matter to whether it is there. */
    private static TaskRecord stating(String fact) throws ReflectiveOperationException {
        RecordComponent[] components = TaskRecord.class.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> value(component.getType(), component.getName().equals(fact)))
                .toArray();
        return TaskRecord.class.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object value(Class<?> type, boolean stated) {
        if (type == List.class) {
            return stated ? List.of("x") : List.of();
        }
        assertThat(type).isEqualTo(Optional.class);
        return stated ? Optional.of("x") : Optional.empty();
    }
}
