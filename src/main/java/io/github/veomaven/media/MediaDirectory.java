package io.github.veomaven.media;

import io.github.veomaven.files.AtomicFile;
import io.github.veomaven.files.DiskException;
import io.github.veomaven.files.OwnDirectory;
import io.github.veomaven.media.Manifest.Entry;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the videos lie: {@code <name>.mp4} whole or not at all, {@code <name>.mp4.part} while one grows, and
 * {@code downloads.json}.
 */
final class MediaDirectory {

    static final String EXTENSION = ".mp4";

    private static final String PART = ".part";
    private static final String PART_STATE = ".part.json";
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,115}\\.mp4");

    private final Path path;
    private final OwnDirectory directory;
    private final Map<String, Entry> entries = new HashMap<>();
    private List<String> order = List.of();

    MediaDirectory(Path path) {
        this.path = path;
        this.directory = new OwnDirectory(path);
    }

    /** Whether this can be the name of one of our files, and of nothing outside of the directory. */
    static boolean isFileName(String name) {
        return FILE_NAME.matcher(name).matches();
    }

    /**
     * Makes the directory, proves that it can be written, and removes what earlier runs left there for videos that are
     * no longer wanted: whoever packages the directory shall not get them.
     */
    void prepare(Collection<Download> wanted) throws DiskException {
        directory.make();
        List<Entry> known = Manifest.read(path.resolve(Manifest.NAME));
        order = wanted.stream().map(Download::fileName).toList();
        Map<String, Download> byFile =
                wanted.stream().collect(Collectors.toMap(Download::fileName, Function.identity()));
        for (Entry entry : known) {
            if (!byFile.containsKey(entry.file().name())) {
                remove(entry.file().name());
            }
        }
        removePartsExceptFor(byFile.keySet());
        Map<String, Entry> knownByFile = known.stream()
                .collect(Collectors.toMap(entry -> entry.file().name(), Function.identity(), (a, b) -> b));
        for (Download download : wanted) {
            Optional.ofNullable(knownByFile.get(download.fileName()))
                    .filter(entry -> entry.url().equals(download.url()))
                    .ifPresent(entry -> entries.put(download.fileName(), entry));
        }
        writeManifest();
    }

    private void removePartsExceptFor(Set<String> wanted) throws DiskException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(path, "*" + EXTENSION + PART + "*")) {
            for (Path part : parts) {
                String name = part.getFileName().toString();
                String video = name.substring(0, name.lastIndexOf(EXTENSION + PART) + EXTENSION.length());
                if (!wanted.contains(video) && !Files.isDirectory(part, LinkOption.NOFOLLOW_LINKS)) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (IOException e) {
            throw new DiskException(path, e);
        }
    }

    /** What is claimed of a file that an earlier run fetched from the same URL. */
    Optional<MediaFile> claimed(String fileName) {
        return Optional.ofNullable(entries.get(fileName)).map(Entry::file);
    }

    Path file(String fileName) {
        return path.resolve(fileName);
    }

    PartFile part(String fileName) {
        return new PartFile(path.resolve(fileName + PART), path.resolve(fileName + PART_STATE));
    }

    /** Removes a video, if it is there. */
    void remove(String fileName) throws DiskException {
        directory.remove(fileName);
    }

    /** Moves a complete side file to its place. */
    void publish(Download download, MediaFile video) throws DiskException {
        PartFile part = part(download.fileName());
        AtomicFile.move(part.data(), file(download.fileName()));
        part.discard();
        entries.put(download.fileName(), new Entry(download.taskName(), download.url(), video));
        writeManifest();
    }

    /** Says of no file that it is there when it is not. */
    void settle() throws DiskException {
        entries.keySet().removeIf(name -> !Files.isRegularFile(file(name), LinkOption.NOFOLLOW_LINKS));
        writeManifest();
    }

    private void writeManifest() throws DiskException {
        AtomicFile.write(path.resolve(Manifest.NAME), out -> out.write(Manifest.bytes(inOrder())));
    }

    /** The order of the downloads, whichever was done first: so the same videos give the same file. */
    private List<Entry> inOrder() {
        return order.stream().map(entries::get).filter(Objects::nonNull).toList();
    }
}
