package io.github.veomaven.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The files of this plugin in a directory that may hold those of others, too: only its own are replaced or removed.
 *
 * <p>Its own are those that {@code .veo-files} lists and that have not changed since. A file is listed before it is
 * moved to its place, so that one of a killed build is known as well. Where the list has been lost, as happens when
 * files are archived without the hidden ones, a file that it does not name is recognised by a text that every version
 * of the file holds. The list guards against mistakes, not against forgery. Safe for use by several threads.
 */
public final class OwnFiles {

    static final String LIST = ".veo-files";

    private static final String HEADER =
            "# Files of veo-maven-plugin. It replaces and removes those that have not changed since, and no others.\n";
    private static final int MARKER_WITHIN = 8 * 1024;
    private static final int FINGERPRINT_LENGTH = 8;

    private final Path directory;
    private final Map<String, List<String>> markers;

    /** Name to fingerprints: more than one where a file has been replaced. */
    private Map<String, Set<String>> listed;

    private boolean listIsNew;

    /**
     * @param directory need not exist yet; nothing happens to it before a method is called
     * @param markers of each file, by name relative to the directory: texts that it holds near its beginning, and that no
     *     file of others would
     */
    public OwnFiles(Path directory, Map<String, List<String>> markers) {
        this.directory = directory;
        this.markers = markers;
    }

    /** The names, relative to the directory, of what a folder in it holds and ends with the suffix; sorted. */
    public List<String> in(String folder, String suffix) throws DiskException {
        Path path = directory.resolve(folder);
        List<String> names = new ArrayList<>();
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return names;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                if (file.getFileName().toString().endsWith(suffix)) {
                    names.add(folder + "/" + file.getFileName());
                }
            }
        } catch (DirectoryIteratorException e) {
            throw new DiskException(path, e.getCause());
        } catch (IOException e) {
            throw new DiskException(path, e);
        }
        names.sort(null);
        return names;
    }

    /** Whether a file is there that this plugin wrote. */
    public synchronized boolean isOurs(String name) throws DiskException {
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            Set<String> fingerprints = listed().get(name);
            return fingerprints == null ? hasMarker(file, name) : fingerprints.contains(fingerprint(file));
        } catch (IOException e) {
            throw new DiskException(file, e);
        }
    }

    /** Whether a file that is there holds its marker, changed or not. */
    public boolean hasMarker(String name) throws DiskException {
        Path file = directory.resolve(name);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && hasMarker(file, name);
        } catch (IOException e) {
            throw new DiskException(file, e);
        }
    }

    /** Whether there is a list: without one, files may be known to be ours by other means. */
    public boolean hasList() {
        return Files.exists(directory.resolve(LIST), LinkOption.NOFOLLOW_LINKS);
    }

    /** Lists a file as it is, if it is there: something else says that it is ours. */
    public synchronized void adopt(String name) throws DiskException {
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        renewList();
        try {
            list(name, fingerprint(file));
        } catch (IOException e) {
            throw new DiskException(file, e);
        }
    }

    /**
     * Requires that each file is ours, or not there.
     *
     * @throws ForeignFilesException that names those of others
     */
    public synchronized void requireNoForeign(Collection<String> names) throws IOException {
        List<String> foreign = new ArrayList<>();
        for (String name : names) {
            if (Files.exists(directory.resolve(name), LinkOption.NOFOLLOW_LINKS) && !isOurs(name)) {
                foreign.add(name);
            }
        }
        foreign.sort(null);
        if (!foreign.isEmpty()) {
            throw new ForeignFilesException(directory, foreign);
        }
    }

    /**
     * Removes files that have been found to be ours, if they are there, and forgets them.
     *
     * @throws DiskException when one cannot be removed
     */
    public synchronized void remove(Collection<String> names) throws DiskException {
        for (String name : names) {
            delete(name);
        }
        // What the list still names on the disk does no harm: only a file that has not changed would be ours.
        if (listed().keySet().removeAll(names)) {
            listIsNew = false;
            if (listed().isEmpty()) {
                delete(LIST);
            }
        }
    }

    private void delete(String name) throws DiskException {
        Path file = directory.resolve(name);
        try {
            Files.deleteIfExists(file);
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw new DiskException(file, e);
        }
    }

    /** Writes a file whole; replaces one of ours. */
    public void write(String name, byte[] bytes) throws IOException {
        write(name, new AtomicFile.Content() {
            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(bytes);
            }
        });
    }

    /**
     * Writes a file whole; replaces one of ours.
     *
     * @throws ForeignFilesException when a file of others is there
     * @throws DiskException when it cannot be written; an old one is still there then
     */
    public synchronized void write(String name, AtomicFile.Content content) throws IOException {
        requireNoForeign(List.of(name));
        renewList();
        AtomicFile.write(directory.resolve(name), new AtomicFile.Content() {
            @Override
            public void writeTo(OutputStream out) throws IOException {
                CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
                content.writeTo(checked);
                list(name, fingerprint(checked.getChecksum().getValue()));
            }
        });
    }

    private boolean hasMarker(Path file, String name) throws IOException {
        List<String> texts = markers.get(name);
        if (texts == null) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(MARKER_WITHIN), StandardCharsets.UTF_8);
            for (String text : texts) {
                if (!head.contains(text)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static String fingerprint(Path file) throws IOException {
        try (CheckedInputStream in = new CheckedInputStream(Files.newInputStream(file), new CRC32())) {
            in.transferTo(OutputStream.nullOutputStream());
            return fingerprint(in.getChecksum().getValue());
        }
    }

    private static String fingerprint(long crc) {
        String hex = Long.toHexString(crc);
        return "0".repeat(FINGERPRINT_LENGTH - hex.length()) + hex;
    }

    private void list(String name, String fingerprint) throws IOException {
        if (add(listed(), name, fingerprint)) {
            Files.write(
                    directory.resolve(LIST),
                    line(name, fingerprint).getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private static boolean add(Map<String, Set<String>> files, String name, String fingerprint) {
        Set<String> fingerprints = files.get(name);
        if (fingerprints == null) {
            // A run may write a hundred thousand files, nearly each of them once.
            files.put(name, Set.of(fingerprint));
            return true;
        }
        Set<String> more = new HashSet<>(fingerprints);
        boolean added = more.add(fingerprint);
        files.put(name, Set.copyOf(more));
        return added;
    }

    private static String line(String name, String fingerprint) {
        return fingerprint + " " + name + "\n";
    }

    private Map<String, Set<String>> listed() throws DiskException {
        if (listed == null) {
            listed = readList();
        }
        return listed;
    }

    private Map<String, Set<String>> readList() throws DiskException {
        Map<String, Set<String>> read = new LinkedHashMap<>();
        Path list = directory.resolve(LIST);
        if (Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)) {
            try {
                for (String line : new String(Files.readAllBytes(list), StandardCharsets.UTF_8).split("\n")) {
                    if (line.indexOf(' ') == FINGERPRINT_LENGTH) {
                        add(read, line.substring(FINGERPRINT_LENGTH + 1), line.substring(0, FINGERPRINT_LENGTH));
                    }
                }
            } catch (IOException e) {
                throw new DiskException(list, e);
            }
        }
        return read;
    }

    /** Makes the list a file of this run's own, which may then grow: an old one might be linked to another place. */
    private void renewList() throws DiskException {
        if (listIsNew) {
            return;
        }
        StringBuilder text = new StringBuilder(HEADER);
        for (Map.Entry<String, Set<String>> file : listed().entrySet()) {
            for (String fingerprint : file.getValue()) {
                text.append(line(file.getKey(), fingerprint));
            }
        }
        AtomicFile.write(directory.resolve(LIST), text.toString().getBytes(StandardCharsets.UTF_8));
        listIsNew = true;
    }
}
