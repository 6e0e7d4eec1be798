/** Downloads the videos. May use {@code await}, {@code files}, {@code report}, {@code http}, HttpClient 5 and Jackson. */
package io.github.veomaven.media;
