package io.github.veomaven.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Properties as text that {@link Properties#load} reads back. ASCII, so that it does not matter how it is decoded. */
final class PropertiesText {

    private PropertiesText() {}

    /** Sorted lines, without the date that {@link Properties#store} begins with. */
    static String of(Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try {
            properties.store(stored, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stored.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
