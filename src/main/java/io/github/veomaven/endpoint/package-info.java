/** HTTP and JSON: a request becomes a classified answer. May use {@code await}, {@code http} and Jackson. */
package io.github.veomaven.endpoint;
