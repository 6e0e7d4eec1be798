package io.github.veomaven.mojo;

/** Reads the parameter {@code apiKeyEnvName}. */
final class VariableNames {

    private static final String NAME = "apiKeyEnvName";

    private VariableNames() {}

    /** The name. A value that is none is not shown: somebody may have put the key itself there. */
    static String read(Parameters parameters, String value, String fallback) {
        if (value == null || value.isBlank()) {
            return fallback;
        }
        if (Parameters.isUnresolved(value)) {
            return parameters.text(NAME, value, fallback);
        }
        if (value.strip().matches("[A-Za-z_][A-Za-z0-9_]{0,127}")) {
            return value.strip();
        }
        parameters.problem(parameters.named(NAME) + " must be the name of an environment variable: letters, digits and"
                + " '_', such as VEO_API_KEY (the value is not shown, in case it is the key itself)");
        return fallback;
    }
}
