package io.github.veomaven.documentation;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyShell;
import groovy.util.DelegatingScript;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.control.CompilerConfiguration;

/**
 * Runs a declarative or scripted pipeline as Jenkins would, but records each step instead of executing it.
 *
 * <p>Knows only the steps that our pipelines use, each where Jenkins allows it: an unknown or misplaced one is an error.
 * So is a step that waits inside a node, where it occupies an executor; one that needs a node outside of one; and a file
 * that a node uses but did not check out, create or unstash, because every node may be another machine. Time is virtual. jenkins-pipeline-unit would be the library for this, but Maven Central has 1.1 only, which predates
 * declarative pipelines; later ones are in the Jenkins project's own repository.
 */
final class Jenkins {

    /** How a stage or a run ended, best first. */
    enum Result {
        SUCCESS,
        UNSTABLE,
        FAILURE,
        ABORTED
    }

    /**
     * A step with the stage it ran in, its argument as text, and the variables that contained credentials.
     *
     * @param node the node it ran on, counted from 1; 0 for none
     */
    record Step(String stage, String name, String argument, List<String> secrets, int node) {}

    private static final Path RESULTS = Path.of("target/veo");
    private static final int MOST_STEPS = 10_000;

    /** The only class of Jenkins that our pipelines name. */
    private static final String INTERRUPTION = """
            package org.jenkinsci.plugins.workflow.steps
            class FlowInterruptedException extends InterruptedException {}
            """;

    private final Path file;
    private final Set<Path> checkedOut = new HashSet<>(Set.of(Path.of("pom.xml")));
    private final Map<String, Path> makers = new HashMap<>();
    private final Set<Path> needed = new HashSet<>();
    private final Deque<String> verdicts = new ArrayDeque<>(List.of("SUCCEEDED"));
    private final GroovyClassLoader classes = new GroovyClassLoader();
    private final Class<?> interruption = classes.parseClass(INTERRUPTION);
    private String troubled = "";
    private Result trouble = Result.SUCCESS;
    private boolean callbackLost;

    private final List<Step> steps = new ArrayList<>();
    private boolean skipsStagesAfterUnstable;
    private final List<String> stages = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private final Map<String, Set<Path>> stashes = new HashMap<>();
    private final Set<Object> hooks = new HashSet<>();
    private final CurrentBuild currentBuild = new CurrentBuild();
    private String stage = "";
    private Result result = Result.SUCCESS;
    private Duration time = Duration.ZERO;
    private Optional<Duration> limit = Optional.empty();
    private Set<Path> workspace = Set.of();
    private boolean inNode;
    private int nodes;

    private Jenkins(Path file) {
        this.file = file;
    }

    /** Runs with every command successful. */
    static Jenkins run(Path jenkinsfile) throws IOException {
        return of(jenkinsfile).run();
    }

    /** Runs with one step that ends differently. */
    static Jenkins run(Path jenkinsfile, String step, Result trouble) throws IOException {
        return of(jenkinsfile).ends(step, trouble).run();
    }

    /** A run that can still be configured. */
    static Jenkins of(Path jenkinsfile) {
        return new Jenkins(jenkinsfile);
    }

    /**
     * Makes a command, or a step that waits, end with {@code FAILURE} or {@code ABORTED}. With {@code UNSTABLE}, the {@code
     * junit} step finds a failure.
     */
    Jenkins ends(String step, Result how) {
        troubled = step;
        trouble = how;
        return this;
    }

    /** The verdicts of the results after each {@code veo:await}; the last one repeats. */
    Jenkins verdicts(String... afterEachRound) {
        verdicts.clear();
        verdicts.addAll(List.of(afterEachRound));
        return this;
    }

    /** The webhook is never called. */
    Jenkins callbackLost() {
        callbackLost = true;
        return this;
    }

    /** The ids of the tasks are in a file of the repository. */
    Jenkins idsIn(String idFile) {
        checkedOut.add(Path.of(idFile));
        needed.add(Path.of(idFile));
        return this;
    }

    /** The ids of the tasks are in a file that a command writes. */
    Jenkins idsIn(String idFile, String command) {
        makers.put(command, Path.of(idFile));
        needed.add(Path.of(idFile));
        return this;
    }

    Jenkins run() throws IOException {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(DelegatingScript.class.getName());
        DelegatingScript script =
                (DelegatingScript) new GroovyShell(classes, new Binding(), configuration).parse(file.toFile());
        script.setDelegate(new Root());
        try {
            script.run();
        } catch (StepEndedException e) {
            worsen(trouble);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            if (!interruption.isInstance(e)) {
                throw new AssertionError(e);
            }
            worsen(Result.ABORTED);
        }
        return this;
    }

    Result result() {
        return result;
    }

    /** The stages that ran, in order. */
    List<String> stages() {
        return stages;
    }

    List<Step> steps() {
        return steps;
    }

    /** The build description that the pipeline set. */
    Optional<String> description() {
        return Optional.ofNullable(currentBuild.description);
    }

    List<String> commands() {
        return steps.stream()
                .filter(step -> step.name().equals("sh"))
                .map(Step::argument)
                .toList();
    }

    private void record(String name, Object argument) {
        steps.add(new Step(stage, name, String.valueOf(argument), List.copyOf(secrets), inNode ? nodes : 0));
        if (steps.size() > MOST_STEPS) {
            throw new IllegalStateException("goes on for ever");
        }
    }

    /** A step that needs a node. */
    private void work(String name, Object argument) {
        if (!inNode) {
            throw new IllegalStateException(name + " outside a node");
        }
        record(name, argument);
    }

    /** A step that waits: inside a node, it would occupy an executor. */
    private void await(String name, Object argument) {
        if (inNode) {
            throw new IllegalStateException(name + " waits inside a node");
        }
        record(name, argument);
        endIfTroubled(name);
    }

    private void endIfTroubled(String step) {
        if (step.equals(troubled)) {
            if (trouble == Result.ABORTED) {
                interrupt();
            }
            throw new StepEndedException();
        }
    }

    private void interrupt() {
        try {
            throwUnchecked((Throwable) interruption.getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwUnchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private void need(Path path) {
        if (!workspace.contains(path)) {
            throw new IllegalStateException(path + " is not in the workspace of node " + nodes);
        }
    }

    private void onNode(boolean fresh, Runnable work) {
        if (inNode) {
            throw new IllegalStateException("a node inside a node");
        }
        inNode = true;
        nodes++;
        workspace = new HashSet<>(fresh ? Set.of() : checkedOut);
        try {
            work.run();
        } finally {
            inNode = false;
        }
    }

    private void inStage(String name, Runnable work) {
        stages.add(name);
        String around = stage;
        stage = name;
        try {
            work.run();
        } finally {
            stage = around;
        }
    }

    private static Object enter(Closure<?> block, Object words) {
        block.setDelegate(words);
        block.setResolveStrategy(Closure.DELEGATE_ONLY);
        return block.call();
    }

    private void worsen(Result other) {
        result = other.compareTo(result) > 0 ? other : result;
    }

    private boolean goesOn() {
        return result == Result.SUCCESS || result == Result.UNSTABLE && !skipsStagesAfterUnstable;
    }

    private static Duration duration(Map<String, Object> amount) {
        return Duration.of(((Number) amount.get("time")).longValue(), ChronoUnit.valueOf((String) amount.get("unit")));
    }

    /** A step that did not succeed ends its stage. */
    private static final class StepEndedException extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    public final class CurrentBuild {

        private String description;

        public void setDescription(String text) {
            description = text;
        }

        /** Milliseconds since the start. */
        public long getDuration() {
            return time.toMillis();
        }
    }

    /** A whole script: scripted, unless it consists of a {@code pipeline} block. */
    public final class Root extends Steps {

        public void pipeline(Closure<?> block) {
            enter(block, new Pipeline());
        }

        public void node(Closure<?> block) {
            onNode(true, () -> enter(block, this));
        }

        public void stage(String name, Closure<?> block) {
            inStage(name, () -> enter(block, this));
        }
    }

    public final class Pipeline {

        public String getAny() {
            return "any";
        }

        /** One node for the whole run, with the code checked out on it. */
        public void agent(String name) {
            inNode = true;
            nodes = 1;
            workspace = new HashSet<>(checkedOut);
        }

        public void options(Closure<?> block) {
            enter(block, new Options());
        }

        public void stages(Closure<?> block) {
            enter(block, new Stages());
        }

        public void post(Closure<?> block) {
            enter(block, new Post());
        }
    }

    public final class Options {

        public void timeout(Map<String, Object> most) {
            // Time is virtual, and no run takes an hour of it.
        }

        public void skipStagesAfterUnstable() {
            skipsStagesAfterUnstable = true;
        }
    }

    public final class Stages {

        public void stage(String name, Closure<?> block) {
            if (goesOn()) {
                inStage(name, () -> {
                    Stage words = new Stage();
                    enter(block, words);
                    words.runPost();
                });
            }
        }
    }

    public final class Stage {

        private Closure<?> post = Closure.IDENTITY;

        public void steps(Closure<?> block) {
            try {
                enter(block, new Steps());
            } catch (StepEndedException e) {
                worsen(trouble);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                worsen(Result.ABORTED);
            }
        }

        public void post(Closure<?> block) {
            post = block;
        }

        private void runPost() {
            if (post != Closure.IDENTITY) {
                enter(post, new Post());
            }
        }
    }

    public final class Post {

        public void always(Closure<?> block) {
            enter(block, new Steps());
        }

        public void success(Closure<?> block) {
            if (result == Result.SUCCESS) {
                enter(block, new Steps());
            }
        }

        public void aborted(Closure<?> block) {
            if (result == Result.ABORTED) {
                enter(block, new Steps());
            }
        }
    }

    /** A webhook, by the name that all versions of its plugin know. */
    public static final class Hook {

        public String getUrl() {
            return "https://jenkins.example/webhook-step/of-this-run";
        }
    }

    public class Steps {

        public void sh(String command) {
            work("sh", command);
            need(Path.of("pom.xml"));
            if (command.contains("veo:await")) {
                needed.forEach(Jenkins.this::need);
                workspace.add(RESULTS);
            }
            if (command.contains("veo:check") || command.contains("veo:download")) {
                need(RESULTS);
            }
            endIfTroubled(command);
            if (makers.containsKey(command)) {
                workspace.add(makers.get(command));
            }
        }

        public void echo(String text) {
            record("echo", text);
        }

        public void script(Closure<?> block) {
            enter(block, this);
        }

        public CurrentBuild getCurrentBuild() {
            return currentBuild;
        }

        public String getScm() {
            return "scm";
        }

        public void checkout(String what) {
            work("checkout", what);
            workspace.addAll(checkedOut);
        }

        public void stash(Map<String, Object> settings) {
            work("stash", settings);
            Path content = Path.of(((String) settings.get("includes")).replace("/**", ""));
            need(content);
            stashes.put((String) settings.get("name"), Set.of(content));
        }

        public void unstash(String name) {
            work("unstash", name);
            if (!stashes.containsKey(name)) {
                throw new IllegalStateException("nothing is stashed as " + name);
            }
            workspace.addAll(stashes.get(name));
        }

        /** Accepts no token, because the URL would not be for one run only. */
        public Hook registerWebhook() {
            record("registerWebhook", "");
            Hook hook = new Hook();
            hooks.add(hook);
            return hook;
        }

        public String waitForWebhook(Hook hook) {
            await("waitForWebhook", "");
            if (!hooks.remove(hook)) {
                throw new IllegalStateException("a webhook is called once");
            }
            if (callbackLost) {
                time = time.plus(limit.orElseThrow(() -> new IllegalStateException("waits for ever")));
                interrupt();
            }
            return "whatever anybody sends";
        }

        public void sleep(Map<String, Object> amount) {
            await("sleep", amount);
            time = time.plus(duration(amount));
        }

        public void timeout(Map<String, Object> most, Closure<?> block) {
            limit = Optional.of(duration(most));
            try {
                enter(block, this);
            } finally {
                limit = Optional.empty();
            }
        }

        /** Properties whose values are their names, except for the verdict. */
        public Map<String, String> readProperties(Map<String, Object> settings) {
            work("readProperties", settings);
            need(RESULTS);
            String verdict = verdicts.size() > 1 ? verdicts.remove() : verdicts.element();
            return Map.of("veo.verdict", verdict, "veo.hero.url", "veo.hero.url of " + settings.get("file"));
        }

        public Map<String, Object> string(Map<String, Object> credential) {
            return credential;
        }

        public void withCredentials(List<Map<String, Object>> credentials, Closure<?> block) {
            record("withCredentials", credentials);
            List<String> variables = credentials.stream()
                    .map(credential -> (String) credential.get("variable"))
                    .toList();
            secrets.addAll(variables);
            try {
                enter(block, this);
            } finally {
                secrets.removeAll(variables);
            }
        }

        public void withEnv(List<?> variables, Closure<?> block) {
            record("withEnv", variables);
            enter(block, this);
        }

        public void junit(Map<String, Object> settings) {
            work("junit", settings);
            if (trouble == Result.UNSTABLE) {
                worsen(trouble);
            }
        }

        public void archiveArtifacts(Map<String, Object> settings) {
            work("archiveArtifacts", settings);
        }

        public void publishHTML(Map<String, Object> settings) {
            work("publishHTML", settings);
        }
    }
}
