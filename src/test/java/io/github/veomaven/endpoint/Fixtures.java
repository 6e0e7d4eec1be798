package io.github.veomaven.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The bodies beside this class; its README says where each comes from. */
final class Fixtures {

    private Fixtures() {}

    static byte[] body(String name) {
        try (InputStream file = Objects.requireNonNull(Fixtures.class.getResourceAsStream(name + ".json"), name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
