package io.github.veomaven.media;

import io.github.veomaven.files.AtomicFile;
import io.github.veomaven.files.DiskException;
import io.github.veomaven.files.ForeignFilesException;
import io.github.veomaven.files.OwnDirectory;
import io.github.veomaven.media.Manifest.Entry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The directory of the videos: {@code <name>.mp4}, complete or not there, {@code <name>.mp4.part} while one is downloaded,
 * and {@code downloads.json}.
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
    private boolean mayBeWritten;

    MediaDirectory(Path path) {
        this.path = path;
        this.directory = new OwnDirectory(path);
    }

    /** Whether a name can be that of one of our videos, and of no file outside of the directory. */
    static boolean isFileName(String name) {
        return FILE_NAME.matcher(name).matches();
    }

    /**
     * Creates the directory if needed, proves that it can be written, and removes videos of earlier runs that are no longer
     * wanted, because a build may package the whole directory.
     *
     * @throws ForeignFilesException if a file that this plugin did not write has the name of one of its own
     */
    void prepare(Collection<Download> wanted, Progress progress) throws IOException {
        directory.makeNoLink();
        Path manifest = path.resolve(Manifest.NAME);
        Map<String, Entry> known = new HashMap<>();
        List<String> foreign = new ArrayList<>();
        Optional<List<Entry>> read = Manifest.read(manifest);
        if (read.isEmpty()) {
            foreign.add(Manifest.NAME);
        }
        for (Entry entry : read.orElse(List.of())) {
            known.put(entry.file().name(), entry);
        }
        for (Download download : wanted) {
            addForeign(download.fileName(), known.keySet(), foreign);
        }
        if (!foreign.isEmpty()) {
            throw new ForeignFilesException(path, foreign);
        }
        mayBeWritten = true;
        order = wanted.stream().map(Download::fileName).toList();
        for (Download download : wanted) {
            Entry entry = known.remove(download.fileName());
            if (entry != null && entry.url().equals(download.url())) {
                entries.put(download.fileName(), entry);
            } else {
                remove(download.fileName());
            }
        }
        for (Entry entry : known.values()) {
            if (holds(entry.file(), progress)) {
                remove(entry.file().name());
            }
        }
        removePartsExceptFor(Set.copyOf(order));
        writeManifest();
    }

    /** A video is ours if it is listed, or if a build was killed after moving it and before listing it. */
    private void addForeign(String fileName, Set<String> known, List<String> foreign) {
        PartFile part = part(fileName);
        Path video = file(fileName);
        boolean ours =
                Files.isRegularFile(video, LinkOption.NOFOLLOW_LINKS) && (known.contains(fileName) || part.hasState());
        if (!ours && Files.exists(video, LinkOption.NOFOLLOW_LINKS)) {
            foreign.add(fileName);
        }
        part.foreign().ifPresent(file -> foreign.add(file.getFileName().toString()));
    }

    private void removePartsExceptFor(Set<String> wanted) throws DiskException {
        for (String name : directory.names()) {
            if (name.startsWith(PartFile.COPY_PREFIX) && !Files.isDirectory(file(name), LinkOption.NOFOLLOW_LINKS)) {
                remove(name);
            } else if (name.endsWith(EXTENSION + PART_STATE)) {
                String video = name.substring(0, name.length() - PART_STATE.length());
                if (!wanted.contains(video) && part(video).hasState()) {
                    part(video).discard();
                }
            }
        }
    }

    /** Whether a video is there and unchanged. */
    boolean holds(MediaFile video, Progress progress) throws InterruptedIOException {
        Path file = file(video.name());
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) == video.size()
                    && MediaFile.sha256(file, progress).equals(video.sha256());
        } catch (InterruptedIOException cancelled) {
            throw cancelled;
        } catch (IOException unreadable) {
            // Thrown, it would count as trouble of the host.
            return false;
        }
    }

    /** What {@code downloads.json} says about a file that an earlier run fetched from the same URL. */
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

    /** Moves a complete part file to its place. */
    void publish(Download download, MediaFile video) throws DiskException {
        PartFile part = part(download.fileName());
        AtomicFile.move(part.data(), file(download.fileName()));
        entries.put(download.fileName(), new Entry(download.taskName(), download.url(), video));
        writeManifest();
        // Last: until the list names the video, its state file shows that it is ours.
        part.discard();
    }

    /** Removes files that are no longer there from the list. Does nothing in a directory that was not prepared. */
    void settle() throws DiskException {
        if (!mayBeWritten) {
            return;
        }
        entries.keySet().removeIf(name -> !Files.isRegularFile(file(name), LinkOption.NOFOLLOW_LINKS));
        writeManifest();
    }

    private void writeManifest() throws DiskException {
        AtomicFile.write(path.resolve(Manifest.NAME), out -> Manifest.write(inOrder(), out));
    }

    /** In the order of the downloads, not of their ends, so that the same videos give the same file. */
    private List<Entry> inOrder() {
        return order.stream().map(entries::get).filter(Objects::nonNull).toList();
    }
}
