/**
 * HTTP and JSON: turns a reply into a classified answer. May use {@code await}, {@code http} and Jackson's streaming core;
 * only {@link io.github.veomaven.endpoint.ApacheHttpTransport} may use HttpClient 5.
 *
 * <p>{@link io.github.veomaven.endpoint.ReplyInterpreter} holds all policy about status, {@code code} and
 * {@code successFlag}; {@code Envelope} reads JSON leniently.
 */
package io.github.veomaven.endpoint;
