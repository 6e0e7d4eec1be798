/**
 * HTTP and JSON: a request becomes a classified answer. May use {@code await}, {@code http} and Jackson's streaming core;
 * {@link io.github.veomaven.endpoint.ApacheHttpTransport} alone may use HttpClient 5.
 *
 * <p>{@link io.github.veomaven.endpoint.ReplyInterpreter} holds all policy about status, {@code code} and
 * {@code successFlag}; {@code Envelope} reads lenient JSON.
 */
package io.github.veomaven.endpoint;
