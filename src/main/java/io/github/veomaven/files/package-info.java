/**
 * All access to the disk: own directories, atomic writes, safe file names, and the reasons of failures. May use the JDK
 * only.
 *
 * <p>It knows no parameters: a caller that got a directory from one adds its name to the message of a
 * {@link io.github.veomaven.files.DiskException}.
 */
package io.github.veomaven.files;
