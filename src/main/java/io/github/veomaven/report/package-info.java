/** Writers, each a pure function of {@code AwaitReport}, and the reader of their results. May use {@code await}, {@code files}, Jackson and StAX. */
package io.github.veomaven.report;
