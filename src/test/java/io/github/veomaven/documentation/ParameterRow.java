package io.github.veomaven.documentation;

/** A parameter as plain text; {@code ""} if there is no default. */
record ParameterRow(String name, String property, String defaultValue, String meaning) {}
