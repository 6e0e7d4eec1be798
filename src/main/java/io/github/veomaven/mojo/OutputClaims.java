package io.github.veomaven.mojo;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.aether.SessionData;

/**
 * Who writes where in this build. Two executions in one directory would remove each other's results, in any order
 * under {@code -T}, so the second one is refused.
 *
 * <p>Lives in the session's data, which every project's copy of this plugin sees. Their class loaders may differ, so
 * it consists of JDK types only.
 */
final class OutputClaims {

    private static final String KEY = "io.github.veomaven.outputClaims";

    private final ConcurrentMap<Path, String> owners;

    private OutputClaims(ConcurrentMap<Path, String> owners) {
        this.owners = owners;
    }

    @SuppressWarnings("unchecked")
    static OutputClaims in(SessionData data) {
        data.set(KEY, null, new ConcurrentHashMap<Path, String>());
        return new OutputClaims((ConcurrentMap<Path, String>) data.get(KEY));
    }

    /**
     * Claims a directory for the rest of the build. An execution may claim its own directory again, as happens in
     * {@code mvn verify install}.
     *
     * @param directory existing, with links resolved
     * @return who claimed it before, if somebody else did
     */
    Optional<String> claim(Path directory, String execution) {
        String owner = owners.putIfAbsent(directory, execution);
        return Optional.ofNullable(owner).filter(other -> !other.equals(execution));
    }
}
