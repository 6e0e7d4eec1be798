/** The endpoint on loopback, scripted by a scenario. May use the JDK, HttpCore 5 and Jackson. */
package io.github.veomaven.simulator;
