/** Maven's side, the only package that knows Maven: thin goals, parameter checks, key lookup, proxies, log. May use all. */
package io.github.veomaven.mojo;
