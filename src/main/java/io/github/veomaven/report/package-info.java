/** Writes reports, each a pure function of {@code AwaitReport}, and reads the results back. May use {@code await}, {@code files} and Jackson. */
package io.github.veomaven.report;
