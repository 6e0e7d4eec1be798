package io.github.veomaven.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The files of this plugin in a directory that may also contain files of others: only its own are replaced or removed.
 *
 * <p>Its own are those that {@code .veo-files} lists and that have not changed since. A file is listed before it is moved
 * to its place, so that a file of a killed build is recognised, too. If the list is lost, for instance because hidden
 * files are not archived, a file is recognised by a text that every version of it contains. The list guards against
 * mistakes, not against forgery. Safe for use by several threads.
 */
public final class OwnFiles {

    static final String LIST = ".veo-files";

    private static final String HEADER =
            "# Files of veo-maven-plugin. It replaces and removes those that have not changed since, and no others.\n";
    private static final int MARKER_WITHIN = 8 * 1024;
    private static final int CHECKSUM_LENGTH = 8;
    private static final Pattern LINE = Pattern.compile("[0-9a-f]{8} .*");

    private final Path directory;
    private final OwnDirectory own;
    private final Map<String, List<String>> markers;

    /**
     * Names to checksums, more than one if a file was replaced; null until the list is read. A run may write a hundred
     * thousand files, so an entry takes little memory.
     */
    private Map<String, int[]> listed;

    private boolean listIsNew;

    /**
     * @param directory may be missing; nothing happens to it before a method is called
     * @param markers texts that a file contains near its beginning and that no file of others would, by the file's name
     *     relative to the directory
     */
    public OwnFiles(Path directory, Map<String, List<String>> markers) {
        this.directory = directory;
        this.own = new OwnDirectory(directory);
        this.markers = markers;
    }

    /** The sorted names, relative to the directory, of everything in a folder that ends with the suffix. */
    public List<String> in(String folder, String suffix) throws DiskException {
        List<String> names = new ArrayList<>();
        for (String name : new OwnDirectory(directory.resolve(folder)).names()) {
            if (name.endsWith(suffix)) {
                names.add(folder + "/" + name);
            }
        }
        return names;
    }

    /** Whether a file is there that this plugin wrote. */
    public synchronized boolean isOurs(String name) throws DiskException {
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            int[] checksums = listed().get(name);
            return checksums == null ? hasMarker(file, name) : contains(checksums, checksum(file));
        } catch (IOException e) {
            throw new DiskException(file, e);
        }
    }

    /** Whether a file is there that contains its marker, changed or not. */
    public boolean hasMarker(String name) throws DiskException {
        Path file = directory.resolve(name);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && hasMarker(file, name);
        } catch (IOException e) {
            throw new DiskException(file, e);
        }
    }

    /** Whether there is a list: without one, the caller may know files to be ours by other means. */
    public boolean hasList() {
        return Files.exists(directory.resolve(LIST), LinkOption.NOFOLLOW_LINKS);
    }

    /** Lists a file as it is, if it is there. To be called if the caller knows that it is ours. */
    public synchronized void adopt(String name) throws DiskException {
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        renewList();
        try {
            list(name, checksum(file));
        } catch (IOException e) {
            throw new DiskException(file, e);
        }
    }

    /**
     * Requires that each file is ours or missing.
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

    /** Removes files that are known to be ours, if they are there, and takes them off the list. */
    public synchronized void remove(Collection<String> names) throws DiskException {
        for (String name : names) {
            own.remove(name);
        }
        // The list on the disk may still name them, but that makes no changed file ours.
        if (listed().keySet().removeAll(names)) {
            listIsNew = false;
            if (listed().isEmpty()) {
                own.remove(LIST);
            }
        }
    }

    /** Writes a complete file, and replaces one of ours. */
    public void write(String name, byte[] bytes) throws IOException {
        write(name, new AtomicFile.Bytes(bytes));
    }

    /**
     * Writes a complete file, and replaces one of ours.
     *
     * @throws ForeignFilesException if a file of others is there
     * @throws DiskException if it cannot be written; an old one is still there then
     */
    public synchronized void write(String name, AtomicFile.Content content) throws IOException {
        requireNoForeign(List.of(name));
        renewList();
        AtomicFile.write(directory.resolve(name), new AtomicFile.Content() {
            @Override
            public void writeTo(OutputStream out) throws IOException {
                CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
                content.writeTo(checked);
                list(name, (int) checked.getChecksum().getValue());
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

    private static int checksum(Path file) throws IOException {
        try (CheckedInputStream in = new CheckedInputStream(Files.newInputStream(file), new CRC32())) {
            in.transferTo(OutputStream.nullOutputStream());
            return (int) in.getChecksum().getValue();
        }
    }

    private static boolean contains(int[] checksums, int checksum) {
        for (int known : checksums) {
            if (known == checksum) {
                return true;
            }
        }
        return false;
    }

    private void list(String name, int checksum) throws IOException {
        if (add(listed(), name, checksum)) {
            Files.write(
                    directory.resolve(LIST),
                    line(name, checksum).getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private static boolean add(Map<String, int[]> files, String name, int checksum) {
        int[] known = files.getOrDefault(name, new int[0]);
        if (contains(known, checksum)) {
            return false;
        }
        int[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = checksum;
        files.put(name, more);
        return true;
    }

    private static String line(String name, int checksum) {
        return HexFormat.of().toHexDigits(checksum) + " " + name + "\n";
    }

    private Map<String, int[]> listed() throws DiskException {
        if (listed == null) {
            listed = readList();
        }
        return listed;
    }

    private Map<String, int[]> readList() throws DiskException {
        Map<String, int[]> read = new LinkedHashMap<>();
        Path list = directory.resolve(LIST);
        if (Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)) {
            try {
                for (String line : new String(Files.readAllBytes(list), StandardCharsets.UTF_8).split("\n")) {
                    if (LINE.matcher(line).matches()) {
                        add(
                                read,
                                line.substring(CHECKSUM_LENGTH + 1),
                                HexFormat.fromHexDigits(line, 0, CHECKSUM_LENGTH));
                    }
                }
            } catch (IOException e) {
                throw new DiskException(list, e);
            }
        }
        return read;
    }

    /** Replaces the list by a new file that may then grow, because the old one might be linked to another place. */
    private void renewList() throws DiskException {
        if (listIsNew) {
            return;
        }
        StringBuilder text = new StringBuilder(HEADER);
        for (Map.Entry<String, int[]> file : listed().entrySet()) {
            for (int checksum : file.getValue()) {
                text.append(line(file.getKey(), checksum));
            }
        }
        AtomicFile.write(
                directory.resolve(LIST), new AtomicFile.Bytes(text.toString().getBytes(StandardCharsets.UTF_8)));
        listIsNew = true;
    }
}
