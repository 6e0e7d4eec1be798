package io.github.veomaven.await;

/**
 * A task to wait for.
 *
 * @param name labels the task in logs, files and properties; the id if the project gives no name
 * @param id the service's id of the task, exactly as written in the project, with blanks at its ends trimmed
 */
public record VideoTask(String name, String id) {

    public VideoTask {
        if (name.isBlank() || id.isBlank()) {
            throw new IllegalArgumentException("A task needs a name and an id");
        }
    }

    /** Returns the task as people see it: "hero (0819…)", or only the id if the task has no name of its own. */
    public String label() {
        return name.equals(id) ? SafeText.line(id, 80) : SafeText.line(name, 80) + " (" + SafeText.line(id, 80) + ")";
    }
}
