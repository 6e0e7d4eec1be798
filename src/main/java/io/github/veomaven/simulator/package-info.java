/** The endpoint on loopback, scripted by a scenario. May use {@code report} (its strict reader of JSON), HttpCore 5 and Jackson. */
package io.github.veomaven.simulator;
