/** What tests of several packages share: the engine under virtual time, its ports, and a server below HTTP. */
package io.github.veomaven.testing;
