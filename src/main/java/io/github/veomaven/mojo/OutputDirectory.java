package io.github.veomaven.mojo;

import io.github.veomaven.report.ResultFiles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes an execution's directory, claims it for this build, and clears it of what an earlier run left there. */
final class OutputDirectory {

    private static final String NAME = "outputDirectory";

    private final Parameters parameters;
    private final Invocation invocation;

    OutputDirectory(Parameters parameters, Invocation invocation) {
        this.parameters = parameters;
        this.invocation = invocation;
    }

    /** The directory, ready to be written to; empty after a problem. */
    Optional<Path> prepare(File configured) {
        return new WritableDirectory(parameters, NAME, invocation.session()).made(configured, directory -> {
            if (!isOurs(directory)) {
                return false;
            }
            new ResultFiles(directory).removeOld();
            return true;
        });
    }

    private boolean isOurs(Path directory) {
        List<PlannedExecutions.Conflict> conflicts = conflicts();
        for (PlannedExecutions.Conflict conflict : conflicts) {
            problem(conflict.directory(), String.join(" and ", conflict.executions()));
        }
        String own = invocation.name();
        Optional<String> owner = invocation.claims().claim(directory, own);
        if (conflicts.isEmpty()) {
            owner.ifPresent(other -> problem(directory, other + " and " + own));
        }
        return conflicts.isEmpty() && owner.isEmpty();
    }

    private List<PlannedExecutions.Conflict> conflicts() {
        return invocation.isPlanned() ? PlannedExecutions.of(invocation).conflicts() : List.of();
    }

    private void problem(Path directory, String executions) {
        parameters.problem(parameters.named(NAME, directory.toString()) + " is shared by the executions " + executions
                + ", which would remove each other's results: give each its own");
    }
}
