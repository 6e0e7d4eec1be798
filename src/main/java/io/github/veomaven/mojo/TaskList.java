package io.github.veomaven.mojo;

import io.github.veomaven.await.SafeText;
import io.github.veomaven.await.VideoTask;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tasks that a project names, directly and in files. */
final class TaskList {

    /** What a goal requires of each file of {@code taskIdFiles}. */
    enum IdFiles {
        /** It must name a task: a creation step that failed leaves a file without one. */
        NAME_TASKS,
        MAY_BE_EMPTY,
        /** A later step of the build may still write it. */
        MAY_BE_MISSING
    }

    private static final int SHOWN_PATH = 300;
    private static final int SHOWN_PROBLEM = 1000;

    private final IdFiles rule;
    private final Parameters parameters;
    private final Map<String, VideoTask> byName = new LinkedHashMap<>();
    private boolean whole = true;

    private TaskList(IdFiles rule, Parameters parameters) {
        this.rule = rule;
        this.parameters = parameters;
    }

    /**
     * The tasks in the order in which they are named, identical ones once; empty after a problem, which
     * {@code parameters} know then.
     *
     * @param taskIds the parameter of this name
     * @param taskIdFiles the parameter of this name
     * @param rule what each of these files has to be
     */
    static Optional<List<VideoTask>> of(
            List<String> taskIds, List<File> taskIdFiles, IdFiles rule, Parameters parameters) {
        TaskList list = new TaskList(rule, parameters);
        list.addIds(taskIds);
        list.addFiles(taskIdFiles);
        return list.whole ? Optional.of(List.copyOf(list.byName.values())) : Optional.empty();
    }

    private void addIds(List<String> taskIds) {
        for (int i = 0; i < taskIds.size(); i++) {
            String text = taskIds.get(i);
            String where = "element " + (i + 1) + " of " + parameters.named("taskIds");
            if (text == null || text.isBlank()) {
                problem(where + " is blank");
            } else {
                add(TaskEntry.parse(text, where));
            }
        }
    }

    private void addFiles(List<File> files) {
        for (int i = 0; i < files.size(); i++) {
            File file = files.get(i);
            String where = "element " + (i + 1) + " of " + parameters.named("taskIdFiles");
            if (file == null || file.getPath().isBlank()) {
                problem(where + " is blank");
            } else if (Parameters.isUnresolved(file.getPath())) {
                problem(where + " \"" + shown(file) + "\" " + Parameters.UNRESOLVED);
            } else {
                addFile(file);
            }
        }
    }

    private void addFile(File file) {
        String named = "file " + shown(file) + " of " + parameters.named("taskIdFiles");
        try {
            Path path = file.toPath();
            if (rule == IdFiles.MAY_BE_MISSING && Files.notExists(path)) {
                return;
            }
            List<TaskEntry> entries = new TaskIdReader(path, named).entries();
            entries.forEach(this::add);
            if (entries.isEmpty() && rule == IdFiles.NAME_TASKS) {
                problem(named + " names no task: did the step that writes it fail? Only veo:await accepts a file"
                        + " without a task, if " + parameters.named("failIfNoTasks") + " is false");
            }
        } catch (InvalidPathException e) {
            problem(named + " " + Parameters.NOT_A_PATH);
        } catch (IllegalArgumentException e) {
            problem(SafeText.line(e.getMessage(), SHOWN_PROBLEM));
        }
    }

    private void add(TaskEntry entry) {
        try {
            VideoTask task = entry.task();
            VideoTask known = byName.putIfAbsent(task.name(), task);
            if (known != null && !known.equals(task)) {
                problem(entry.where() + " names " + task.label() + ", but that name already belongs to another task: "
                        + known.label() + ". Give each task its own name");
            }
        } catch (IllegalArgumentException e) {
            problem(e.getMessage());
        }
    }

    private void problem(String sentence) {
        whole = false;
        parameters.problem(sentence);
    }

    private static String shown(File file) {
        return SafeText.line(file.getPath(), SHOWN_PATH);
    }
}
