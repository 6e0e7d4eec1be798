package io.github.veomaven.await;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskRecordTest {

    private static final Map<Type, Object> FACTS = Map.of(
            String.class, "x", Integer.class, 7, Long.class, 8L, Boolean.class, true, Instant.class, Instant.EPOCH);

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

        Method setter = setters()
                .filter(each -> each.getName().equals(fact))
                .findFirst()
                .orElseThrow();
        assertThat(read).isEqualTo(value(setter));
        assertThat(stating(fact)).isEqualTo(stating(fact)).hasSameHashCodeAs(stating(fact));
        assertThat(stating(fact).toString()).isNotEqualTo(TaskRecord.EMPTY.toString());
    }

    /** Whatever facts there are: a fact's own type does not matter to whether it is there. */
    private static TaskRecord stating(String fact) throws ReflectiveOperationException {
        TaskRecord.Builder builder = TaskRecord.builder();
        for (Method setter : setters().toList()) {
            if (setter.getName().equals(fact)) {
                setter.invoke(builder, value(setter));
            }
        }
        return builder.build();
    }

    private static Object value(Method setter) {
        ParameterizedType type = (ParameterizedType) setter.getGenericParameterTypes()[0];
        Object fact = FACTS.get(type.getActualTypeArguments()[0]);
        return type.getRawType() == List.class ? List.of(fact) : Optional.of(fact);
    }
}
