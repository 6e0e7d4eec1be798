package io.github.veomaven.mojo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a file of task ids that an earlier step wrote: lines, or JSON.
 *
 * <p>Not called TaskIdFile, because Maven would take an element {@code <taskIdFile>} in a pom for this class.
 */
final class TaskIdReader {

    static final int LARGEST = 10 * 1024 * 1024;

    private final Path file;
    private final String named;

    /** @param named the file as messages name it, safe to log */
    TaskIdReader(Path file, String named) {
        this.file = file;
        this.named = named;
    }

    /**
     * The tasks of the file, in its order.
     *
     * @throws IllegalArgumentException with a whole sentence that names the file and, where there is one, the line
     */
    List<TaskEntry> entries() {
        String text = text();
        String content = text.strip();
        return !content.isEmpty() && "{[\"".indexOf(content.charAt(0)) >= 0
                ? JsonTaskIds.entries(text, named)
                : lines(text);
    }

    private List<TaskEntry> lines(String text) {
        List<TaskEntry> entries = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\r\n|\r|\n", -1)) {
            number++;
            String statement = withoutComment(line);
            if (!statement.isBlank()) {
                entries.add(TaskEntry.parse(statement, named + ", line " + number + ","));
            }
        }
        return entries;
    }

    /** An id may contain a {@code #}, so only one at the start of the line or after a blank begins a comment. */
    private static String withoutComment(String line) {
        for (int at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
            if (at == 0 || Character.isWhitespace(line.charAt(at - 1))) {
                return line.substring(0, at);
            }
        }
        return line;
    }

    private String text() {
        try {
            return decoded(bytes());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(named + " is not text in UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    named + " cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private byte[] bytes() throws IOException {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(
                    named + " does not exist: does the step that writes it run before veo:await?");
        }
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(named + " is a directory, not a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IllegalArgumentException(named + " is larger than 10 MiB");
            }
            return bytes;
        }
    }

    /** Decodes UTF-8, or UTF-16 after its byte order mark, which PowerShell writes; drops the mark. */
    private static String decoded(byte[] bytes) throws CharacterCodingException {
        int start = bytes.length < 2 ? 0 : ByteBuffer.wrap(bytes).getChar();
        Charset charset = start == 0xFEFF || start == 0xFFFE ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
