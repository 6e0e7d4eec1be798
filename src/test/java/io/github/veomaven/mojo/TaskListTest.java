package io.github.veomaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.veomaven.await.VideoTask;
import io.github.veomaven.mojo.TaskList.IdFiles;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskListTest {

    private static final String IDS = "<taskIds> (-Dveo.taskIds)";

    @TempDir
    Path directory;

    private final Parameters parameters = new Parameters("veo:await", "veo.");

    @Test
    void nothingGivenIsNoTask() {
        assertThat(TaskList.of(List.of(), List.of(), IdFiles.NAME_TASKS, parameters))
                .contains(List.of());
        assertThatCode(parameters::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void aBareIdLabelsItself() {
        assertThat(ids("4c9a31a5")).containsExactly(new VideoTask("4c9a31a5", "4c9a31a5"));
    }

    @Test
    void aNameIsSplitOffAtTheFirstEqualsSignAndBothAreTrimmed() {
        assertThat(ids(" hero = abc== ")).containsExactly(new VideoTask("hero", "abc=="));
    }

    @Test
    void anIdMayContainAnythingButControlCharacters() {
        assertThat(ids("a b/ü😀?&#%00")).containsExactly(new VideoTask("a b/ü😀?&#%00", "a b/ü😀?&#%00"));
    }

    @Test
    void identicalTasksAreOneAndOrderIsKept() {
        assertThat(ids("b=2", "a=1", "b=2")).containsExactly(new VideoTask("b", "2"), new VideoTask("a", "1"));
    }

    @Test
    void oneIdMayHaveTwoNames() {
        assertThat(ids("a=1", "b=1")).hasSize(2);
    }

    @Test
    void twoTasksOfOneNameAreAnError() {
        assertProblem(
                "element 2 of " + IDS + " names hero (2), but that name already belongs to another task",
                "hero=1",
                "hero=2");
    }

    @Test
    void aBlankElementIsAnErrorThatNamesThePosition() {
        assertProblem("element 2 of " + IDS + " is blank", "a", " ", "b");
        assertProblem("element 1 of " + IDS + " is blank", (String) null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=id", "my video=id", "a/b=id", "ü=id", "${x}=id"})
    void aNameThatBreaksTheRuleIsAnError(String text) {
        assertProblem("which must be 1 to 64 letters, digits, '.', '_' or '-'", text);
    }

    @Test
    void aNameOf64CharactersIsTakenAndOf65IsNot() {
        assertThat(ids("n".repeat(64) + "=id")).hasSize(1);
        assertProblem("1 to 64", "n".repeat(65) + "=id");
    }

    @Test
    void aNameWithoutAnIdIsAnError() {
        assertProblem("element 1 of " + IDS + " has no id", "hero= ");
    }

    @Test
    void anUnresolvedExpressionIsAnError() {
        assertProblem("element 1 of " + IDS + " \"${hero.id}\" contains an expression", "hero=${hero.id}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0007b", "a\nb", "a\u001b[31mb", "a\u0085b", "a\u2028b", "a\ud800b"})
    void aControlCharacterIsRefusedWithoutBeingPrinted(String id) {
        ids(id);

        assertThatThrownBy(parameters::throwIfAny)
                .hasMessageContaining("control character")
                .message()
                .doesNotContain(id);
    }

    @Test
    void anIdOfMoreThanAThousandCharactersIsRefused() {
        assertThat(ids("x".repeat(1000))).hasSize(1);
        assertProblem("more than 1000 characters", "x".repeat(1001));
    }

    @Test
    void aFileOfLinesMayHaveCommentsBlankLinesAndAnyLineEnd() throws IOException {
        assertThat(file("# made by step 1\n\nhero=1\r\n  # more\r\n 2 \rlast=3"))
                .containsExactly(new VideoTask("hero", "1"), new VideoTask("2", "2"), new VideoTask("last", "3"));
    }

    @Test
    void aHashAfterABlankBeginsAComment() throws IOException {
        assertThat(file("hero=GOOD # prod\nid\t# without a name\n"))
                .containsExactly(new VideoTask("hero", "GOOD"), new VideoTask("id", "id"));
    }

    @Test
    void aHashWithoutABlankBeforeItIsPartOfTheId() throws IOException {
        assertThat(file("hero=a#1\n")).containsExactly(new VideoTask("hero", "a#1"));
        assertThat(file("{\"hero\":\"a #1\"}")).containsExactly(new VideoTask("hero", "a #1"));
        assertThat(ids("hero=a #1")).containsExactly(new VideoTask("hero", "a #1"));
    }

    @Test
    void aNameWhoseIdIsACommentHasNoId() throws IOException {
        readFails("hero= # not created yet\n", "line 1, has no id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n# nothing yet\n", "[]", "{}", "\ufeff"})
    void aFileWithoutATaskIsAnErrorThatNamesItEvenBesideOtherTasks(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("ids"), content);

        TaskList.of(List.of("hero=1"), List.of(file.toFile()), IdFiles.NAME_TASKS, parameters);

        assertThatThrownBy(parameters::throwIfAny)
                .hasMessageContaining("ids of <taskIdFiles> (-Dveo.taskIdFiles) names no task")
                .hasMessageContaining("<failIfNoTasks> (-Dveo.failIfNoTasks)");
    }

    @ParameterizedTest
    @EnumSource(names = {"MAY_BE_EMPTY", "MAY_BE_MISSING"})
    void aFileWithoutATaskIsNoErrorWhereThatIsAllowed(IdFiles rule) throws IOException {
        Path file = Files.writeString(directory.resolve("ids"), "# nothing yet");

        assertThat(TaskList.of(List.of("hero=1"), List.of(file.toFile()), rule, parameters))
                .contains(List.of(new VideoTask("hero", "1")));
        assertThatCode(parameters::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void aFileThatDoesNotExistYetIsNoErrorWhereItMayBeMissing() {
        File none = directory.resolve("none").toFile();

        assertThat(TaskList.of(List.of("hero=1"), List.of(none), IdFiles.MAY_BE_MISSING, parameters))
                .contains(List.of(new VideoTask("hero", "1")));
        assertThatCode(parameters::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void aFileThatMayBeMissingIsReadOnceItIsThere() throws IOException {
        Path file = Files.writeString(directory.resolve("ids"), "{\"code\":402,\"msg\":\"Credits insufficient\"}");

        TaskList.of(List.of(), List.of(file.toFile()), IdFiles.MAY_BE_MISSING, parameters);

        assertThatThrownBy(parameters::throwIfAny).hasMessageContaining("Credits insufficient");
    }

    @Test
    void byteOrderMarksAreNoPartOfAnId() throws IOException {
        assertThat(file("\ufeffhero=1", StandardCharsets.UTF_8)).containsExactly(new VideoTask("hero", "1"));
        assertThat(file("\ufeffhero=1", StandardCharsets.UTF_16LE)).containsExactly(new VideoTask("hero", "1"));
        assertThat(file("\ufeff{\"hero\":\"1\"}", StandardCharsets.UTF_16BE))
                .containsExactly(new VideoTask("hero", "1"));
    }

    @Test
    void aCreationResponseStatesOneTask() throws IOException {
        assertThat(file("{\"code\":200,\"msg\":\"success\",\"data\":{\"taskId\":\"4c9a=31\"}}"))
                .containsExactly(new VideoTask("4c9a=31", "4c9a=31"));
    }

    @Test
    void severalJsonValuesMayFollowOneAnother() throws IOException {
        assertThat(
                        file(
                                "{\"code\":200,\"data\":{\"taskId\":\"1\"}}\n{\"code\":200,\"data\":{\"taskId\":\"2\"}}\n\"x=3\""))
                .containsExactly(new VideoTask("1", "1"), new VideoTask("2", "2"), new VideoTask("x", "3"));
    }

    @Test
    void anObjectMapsNamesToIds() throws IOException {
        assertThat(file("{\"hero\":\"a=b\",\"teaser\":\" 2 \"}"))
                .containsExactly(new VideoTask("hero", "a=b"), new VideoTask("teaser", "2"));
    }

    @Test
    void anArrayMayMixAllForms() throws IOException {
        assertThat(file("[\"1\",\"n=2\",{\"hero\":\"3\"},{\"code\":200,\"data\":{\"taskId\":\"4\"}}]"))
                .extracting(VideoTask::name)
                .containsExactly("1", "n", "hero", "4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":402,\"msg\":\"Credits insufficient\",\"data\":null}",
                "{\"code\":402,\"msg\":\"Credits insufficient\"}",
                "{\"code\":\"402\",\"msg\":\"Credits insufficient\"}",
                "{\"code\":402,\"msg\":\"Credits insufficient\",\"data\":{\"taskId\":\"1\"}}",
                "{\"code\":200,\"msg\":\"Credits insufficient\",\"data\":{}}",
                "[{\"code\":402,\"msg\":\"Credits insufficient\",\"data\":null}]"
            })
    void aCreationThatWasRefusedIsAnErrorThatQuotesTheService(String json) throws IOException {
        file(json);

        assertThatThrownBy(parameters::throwIfAny)
                .hasMessageContaining("ids of <taskIdFiles> (-Dveo.taskIdFiles), line 1,")
                .hasMessageContaining("Credits insufficient")
                .hasMessageContaining("there is nothing to wait for");
    }

    @Test
    void brokenJsonIsAnErrorThatNamesTheLine() throws IOException {
        file("{\"hero\":\n\"1\",,}");

        assertThatThrownBy(parameters::throwIfAny)
                .hasMessageContaining("ids of <taskIdFiles> (-Dveo.taskIdFiles), line 2, is not valid JSON");
    }

    private void readFails(String json, String message) throws IOException {
        file(json);
        assertThatThrownBy(parameters::throwIfAny).hasMessageContaining(message);
    }

    @Test
    void aDuplicatePropertyIsAnError() throws IOException {
        readFails("{\"hero\":\"1\",\"hero\":\"2\"}", "not valid JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"taskId\":\"abc\"}", "{\"id\":\"abc\"}", "[{\"taskId\":\"abc\"}]", "{\"taskId\": \"abc\"} "})
    void anObjectThatHoldsOnlyAnIdIsATaskWithoutAName(String json) throws IOException {
        assertThat(file(json)).containsExactly(new VideoTask("abc", "abc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"hero\",\"id\":\"abc\"}",
                "{\"taskId\":\"abc\",\"name\":\"hero\"}",
                "[{\"name\":\"hero\",\"taskId\":\"abc\"}]"
            })
    void anObjectOfNameAndIdIsOneTask(String json) throws IOException {
        assertThat(file(json)).containsExactly(new VideoTask("hero", "abc"));
    }

    @Test
    void anArrayOfObjectsOfNameAndIdIsOneTaskEach() throws IOException {
        assertThat(file("[{\"name\":\"hero\",\"id\":\"1\"},{\"name\":\"teaser\",\"id\":\"2\"}]"))
                .containsExactly(new VideoTask("hero", "1"), new VideoTask("teaser", "2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"hero\":{\"code\":200,\"msg\":\"success\",\"data\":{\"taskId\":\"abc\"}}}",
                "{\"hero\":{\"taskId\":\"abc\"}}",
                "{\"hero\":{\"id\":\"abc\"}}"
            })
    void aNameMayBeGivenToACreationResponse(String json) throws IOException {
        assertThat(file(json)).containsExactly(new VideoTask("hero", "abc"));
    }

    @Test
    void namedCreationResponsesMayFollowOneAnother() throws IOException {
        assertThat(file("{\"hero\": {\"code\":200,\"data\":{\"taskId\":\"1\"}}}\n"
                        + "{\"teaser\": {\"code\":200,\"data\":{\"taskId\":\"2\"}}}\n"))
                .containsExactly(new VideoTask("hero", "1"), new VideoTask("teaser", "2"));
    }

    @Test
    void aNamedCreationThatWasRefusedIsAnErrorThatSaysWhich() throws IOException {
        readFails(
                "{\"hero\":{\"code\":402,\"msg\":\"Credits insufficient\",\"data\":null}}",
                "line 1, \"hero\" is a creation response without a task (code 402, msg \"Credits insufficient\")");
    }

    /** Otherwise they would become tasks that are called id, name, code and so on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"hero\"}",
                "{\"name\":\"hero\",\"id\":\"1\",\"taskId\":\"2\"}",
                "{\"taskId\":\"1\",\"hero\":\"2\"}",
                "{\"id\":\"1\",\"taskId\":\"1\"}",
                "{\"name\":\"hero\",\"id\":\"1\",\"prompt\":\"a cat\"}",
                "{\"task_id\":\"1\"}",
                "{\"Name\":\"hero\",\"Id\":\"1\"}",
                "{\"hero\":{\"name\":\"teaser\",\"id\":\"1\"}}",
                "{\"hero\":{\"teaser\":\"1\"}}"
            })
    void anObjectThatCouldMeanMoreThanOneThingIsAnErrorThatListsTheForms(String json) throws IOException {
        file(json);

        assertThatThrownBy(parameters::throwIfAny)
                .hasMessageContaining("ids of <taskIdFiles> (-Dveo.taskIdFiles), line 1,")
                .hasMessageContaining("{\"hero\": \"id\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"hero\":true}", "{\"hero\":null}", "{\"hero\":[\"1\"]}", "{\"name\":\"hero\",\"id\":null}"})
    void anIdThatIsNotTextIsAnError(String json) throws IOException {
        readFails(json, "where a task id is expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "[null]", "[true]", "\"a\" 12", "[[\"a\"]]"})
    void jsonOfAnotherFormIsAnError(String json) throws IOException {
        readFails(json, "ids of <taskIdFiles> (-Dveo.taskIdFiles), line 1,");
    }

    @Test
    void anotherLineThatIsBadIsNamed() throws IOException {
        readFails("a=1\n\na=2\n", "ids of <taskIdFiles> (-Dveo.taskIdFiles), line 3, names a (2)");
    }

    @Test
    void deeplyNestedJsonIsAnErrorAndNothingWorse() throws IOException {
        readFails("[".repeat(200_000), "not valid JSON");
    }

    @Test
    void aMissingFileIsAnErrorThatAsksForTheStepBefore() {
        tasks(directory.resolve("none").toFile());

        assertThatThrownBy(parameters::throwIfAny)
                .hasMessageContaining("none of <taskIdFiles> (-Dveo.taskIdFiles) does not exist")
                .hasMessageContaining("does the step that writes it run before");
    }

    @Test
    void aDirectoryIsNotAFile() {
        tasks(directory.toFile());

        assertThatThrownBy(parameters::throwIfAny).hasMessageContaining("is a directory");
    }

    @Test
    void aFileOfMoreThanTenMebibytesIsRefused() throws IOException {
        readFails("# " + "x".repeat(TaskIdReader.LARGEST), "larger than 10 MiB");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() throws IOException {
        file("hero=é", StandardCharsets.ISO_8859_1);

        assertThatThrownBy(parameters::throwIfAny).hasMessageContaining("is not text in UTF-8");
    }

    @Test
    void aFileWhoseNameMavenLeftUnresolvedIsAnError() {
        tasks(new File("${ids}/x"));

        assertThatThrownBy(parameters::throwIfAny)
                .hasMessageContaining(
                        "element 1 of <taskIdFiles> (-Dveo.taskIdFiles) \"${ids}/x\" contains an expression");
    }

    @Test
    void aPathThatThisSystemCannotRepresentIsAnErrorOnOneLineThatNamesTheParameter() {
        tasks(new File("a\u0000\nb"));

        assertThatThrownBy(parameters::throwIfAny)
                .hasMessageContaining(
                        "of <taskIdFiles> (-Dveo.taskIdFiles) is not a path that this system can represent")
                .message()
                .doesNotContain("\u0000", "\n");
    }

    @Test
    void tenThousandBadLinesMakeAMessageThatCanBeRead() throws IOException {
        readFails("hero=\n".repeat(10_000), "and 9950 more like these");
    }

    private List<VideoTask> ids(String... ids) {
        return TaskList.of(Arrays.asList(ids), List.of(), IdFiles.NAME_TASKS, parameters)
                .orElse(List.of());
    }

    private List<VideoTask> file(String content) throws IOException {
        return file(content, StandardCharsets.UTF_8);
    }

    private List<VideoTask> file(String content, Charset charset) throws IOException {
        Path file = Files.write(directory.resolve("ids"), content.getBytes(charset));
        return tasks(file.toFile());
    }

    private List<VideoTask> tasks(File file) {
        return TaskList.of(List.of(), List.of(file), IdFiles.NAME_TASKS, parameters)
                .orElse(List.of());
    }

    private void assertProblem(String message, String... ids) {
        Parameters own = new Parameters("veo:await", "veo.");
        TaskList.of(Arrays.asList(ids), List.of(), IdFiles.NAME_TASKS, own);
        assertThatThrownBy(own::throwIfAny).hasMessageContaining(message);
    }
}
