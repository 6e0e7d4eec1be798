package io.github.veomaven.mojo;

import io.github.veomaven.endpoint.BaseUrl;
import java.util.Optional;

/** Reads the parameter {@code baseUrl}. */
final class BaseUrls {

    private static final String NAME = "baseUrl";

    private BaseUrls() {}

    /** The base URL; empty after a problem, which does not show a value that may hold a password. */
    static Optional<BaseUrl> read(Parameters parameters, String value, String fallback) {
        String text = parameters.text(NAME, value, fallback);
        String shown = text.contains("@") ? parameters.named(NAME) : parameters.named(NAME, text);
        try {
            return Optional.of(BaseUrl.parse(text));
        } catch (IllegalArgumentException e) {
            parameters.problem(shown + " " + e.getMessage());
            return Optional.empty();
        }
    }
}
