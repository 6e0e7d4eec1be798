package io.github.veomaven.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFilesTest {

    private static final Map<String, List<String>> MARKERS = Map.of("index.html", List.of("<!-- ours -->"));

    @TempDir
    Path temporary;

    private Path directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.createDirectories(temporary.resolve("docs/tasks")).getParent();
    }

    @Test
    void aFileOfOthersIsNeitherReplacedNorRemoved() throws IOException {
        Path file = Files.writeString(directory.resolve("index.html"), "the user's");

        assertThatExceptionOfType(ForeignFilesException.class)
                .isThrownBy(() -> files().requireNoForeign(List.of("index.html", "style.css")))
                .withMessage(file + " was not written by this plugin, or changed since, and is neither replaced nor"
                        + " removed");
        assertThatExceptionOfType(ForeignFilesException.class)
                .isThrownBy(() -> files().write("index.html", bytes("ours")));
        assertThat(file).hasContent("the user's");
        assertThat(files().isOurs("index.html")).isFalse();
    }

    @Test
    void everyFileOfOthersIsNamedInOneMessage() throws IOException {
        for (String name : List.of("a", "b", "c", "d", "e", "f", "g")) {
            Files.writeString(directory.resolve(name), "x");
        }

        assertThatExceptionOfType(ForeignFilesException.class)
                .isThrownBy(() -> files().requireNoForeign(List.of("a", "b", "c")))
                .withMessageStartingWith(directory.resolve("a") + ", b and c were not written by this plugin");
        assertThatExceptionOfType(ForeignFilesException.class)
                .isThrownBy(() -> files().requireNoForeign(List.of("a", "b", "c", "d", "e", "f", "g")))
                .withMessageStartingWith(directory.resolve("a") + ", b, c, d, e and 2 more were not");
    }

    @Test
    void whatAnEarlierRunWroteIsReplacedAndRemoved() throws IOException {
        files().write("tasks/hero.json", bytes("first"));

        files().write("tasks/hero.json", bytes("second"));
        assertThat(directory.resolve("tasks/hero.json")).hasContent("second");
        assertThat(files().isOurs("tasks/hero.json")).isTrue();

        files().remove(List.of("tasks/hero.json"));
        assertThat(directory.resolve("tasks")).isEmptyDirectory();
    }

    @Test
    void aFileThatHasBeenChangedSinceIsTheUsers() throws IOException {
        files().write("index.html", bytes("<!-- ours -->"));
        Files.writeString(directory.resolve("index.html"), "<!-- ours --> and a line of the user's");

        assertThat(files().isOurs("index.html")).isFalse();
    }

    @Test
    void aFileIsListedBeforeItIsInItsPlace() throws IOException {
        OwnFiles files = files();
        files.write("index.html", bytes("old"));
        String killed = "new";

        // As a build leaves it that is killed after the file was listed, or after it was moved to its place.
        files.write("index.html", bytes(killed));
        for (String found : List.of("old", "new")) {
            Files.writeString(directory.resolve("index.html"), found);
            assertThat(files().isOurs("index.html")).as(found).isTrue();
        }
    }

    @Test
    void withoutTheListAFileIsKnownByItsMarker() throws IOException {
        files().write("index.html", bytes("<!-- ours -->"));
        files().write("tasks/hero.json", bytes("{}"));
        Files.delete(directory.resolve(OwnFiles.LIST));

        assertThat(files().isOurs("index.html")).isTrue();
        assertThat(files().isOurs("tasks/hero.json")).isFalse();
    }

    @Test
    void whatIsAdoptedIsOurs() throws IOException {
        Files.writeString(directory.resolve("tasks/hero.json"), "{}");
        files().adopt("tasks/hero.json");

        assertThat(files().isOurs("tasks/hero.json")).isTrue();
    }

    @Test
    void aLinkIsNotOursWhateverItLeadsTo() throws IOException {
        files().write("index.html", bytes("<!-- ours -->"));
        Files.createSymbolicLink(directory.resolve("style.css"), directory.resolve("index.html"));
        Files.createSymbolicLink(directory.resolve("results.json"), directory.resolve("nothing"));

        assertThatExceptionOfType(ForeignFilesException.class)
                .isThrownBy(() -> files().requireNoForeign(List.of("style.css", "results.json")))
                .withMessageContaining("results.json and style.css");
    }

    @Test
    void aListThatIsALinkOrLinkedIsLeftAlone() throws IOException {
        Path elsewhere = Files.writeString(temporary.resolve("elsewhere"), "the user's");
        Files.createLink(directory.resolve(OwnFiles.LIST), elsewhere);

        files().write("index.html", bytes("a"));
        assertThat(elsewhere).hasContent("the user's");

        Files.delete(directory.resolve(OwnFiles.LIST));
        Files.createSymbolicLink(directory.resolve(OwnFiles.LIST), elsewhere);
        files().write("style.css", bytes("a"));
        assertThat(elsewhere).hasContent("the user's");
    }

    @Test
    void anInvalidListNamesNothing() throws IOException {
        Files.writeString(directory.resolve(OwnFiles.LIST), "\n\0\u00ff ff index.html\nzzzzzzzz \n");
        Files.writeString(directory.resolve("index.html"), "the user's");

        assertThat(files().isOurs("index.html")).isFalse();
    }

    @Test
    void aFolderThatIsALinkIsNotListed() throws IOException {
        Files.writeString(directory.resolve("tasks/b.json"), "");
        Files.writeString(directory.resolve("tasks/a.json"), "");
        Files.writeString(directory.resolve("tasks/notes.txt"), "");
        Files.createSymbolicLink(directory.resolve("linked"), directory.resolve("tasks"));

        assertThat(files().in("tasks", ".json")).containsExactly("tasks/a.json", "tasks/b.json");
        assertThat(files().in("linked", ".json")).isEmpty();
        assertThat(files().in("nowhere", ".json")).isEmpty();
    }

    /** A new one, as another build would make it. */
    private OwnFiles files() {
        return new OwnFiles(directory, MARKERS);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
