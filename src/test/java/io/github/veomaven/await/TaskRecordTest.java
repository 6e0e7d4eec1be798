package io.github.veomaven.await;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
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
        return setters().map(Method::getName);
    }

    private static Stream<Method> setters() {
        return Arrays.stream(TaskRecord.Builder.class.getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 1);
    }

    @Test
    void everyFactThatIsReadCanBeSet() {
        List<String> read = Arrays.stream(TaskRecord.class.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(Field::getName)
                .toList();

        assertThat(facts()).containsExactlyInAnyOrderElementsOf(read);
    }

    @ParameterizedTest
    @MethodSource("facts")
    void aFactComesOutAsItWentIn(String fact) throws ReflectiveOperationException {
        Object read = TaskRecord.class.getDeclaredMethod(fact).invoke(stating(fact));

        assertThat(read).isIn(List.of("x"), Optional.of("x"));
        assertThat(stating(fact)).isEqualTo(stating(fact)).hasSameHashCodeAs(stating(fact));
        assertThat(stating(fact).toString()).contains("x");
    }

    /** Whatever facts there are: a fact's own type does not matter to whether it is there. */
    private static TaskRecord stating(String fact) throws ReflectiveOperationException {
        TaskRecord.Builder builder = TaskRecord.builder();
        for (Method setter : setters().toList()) {
            if (setter.getName().equals(fact)) {
                setter.invoke(builder, setter.getParameterTypes()[0] == List.class ? List.of("x") : Optional.of("x"));
            }
        }
        return builder.build();
    }
}
