/**
 * The one way to touch a disk: own directories, atomic writes, safe names, and what is said when it fails. May use the
 * JDK only.
 *
 * <p>It knows no parameters: whoever reads a directory from one names it beside what
 * {@link io.github.veomaven.files.DiskException} says.
 */
package io.github.veomaven.files;
