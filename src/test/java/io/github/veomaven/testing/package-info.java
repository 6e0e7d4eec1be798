/** What tests of several packages share: the engine under virtual time, and its ports. */
package io.github.veomaven.testing;
