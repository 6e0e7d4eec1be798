package io.github.veomaven.documentation;

import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import groovy.util.DelegatingScript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.control.CompilerConfiguration;

/**
 * Runs a declarative pipeline as Jenkins would, with every step recorded instead of done.
 *
 * <p>Knows the words that our pipeline uses, each where Jenkins allows it, and nothing else: an unknown or misplaced one
 * is an error. jenkins-pipeline-unit would be the library for this, but Maven Central has 1.1 only, which predates
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

    /** A step with the stage it ran in, its argument as text, and the variables that held credentials meanwhile. */
    record Step(String stage, String name, String argument, List<String> secrets) {}

    private final String troubledCommand;
    private final Result trouble;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final List<String> stages = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private final Map<String, Object> currentBuild = new HashMap<>();
    private String stage = "";
    private Result result = Result.SUCCESS;

    private Jenkins(String troubledCommand, Result trouble) {
        this.troubledCommand = troubledCommand;
        this.trouble = trouble;
    }

    /** Runs with every command successful. */
    static Jenkins run(Path jenkinsfile) throws IOException {
        return run(jenkinsfile, "", Result.SUCCESS);
    }

    /**
     * Runs with a step that ends otherwise: a command for {@code FAILURE} and {@code ABORTED}, the {@code junit} step for
     * {@code UNSTABLE}.
     */
    static Jenkins run(Path jenkinsfile, String command, Result trouble) throws IOException {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(DelegatingScript.class.getName());
        DelegatingScript script = (DelegatingScript) new GroovyShell(configuration).parse(jenkinsfile.toFile());
        Jenkins jenkins = new Jenkins(command, trouble);
        script.setDelegate(jenkins.new Root());
        script.run();
        return jenkins;
    }

    Result result() {
        return result;
    }

    List<String> options() {
        return options;
    }

    /** The stages that ran, in order. */
    List<String> stages() {
        return stages;
    }

    List<Step> steps() {
        return steps;
    }

    /** What the pipeline set of its own build. */
    Map<String, Object> currentBuild() {
        return currentBuild;
    }

    List<String> commands() {
        return steps.stream()
                .filter(step -> step.name().equals("sh"))
                .map(Step::argument)
                .toList();
    }

    private void record(String name, Object argument) {
        steps.add(new Step(stage, name, String.valueOf(argument), List.copyOf(secrets)));
    }

    private static void enter(Closure<?> block, Object words) {
        block.setDelegate(words);
        block.setResolveStrategy(Closure.DELEGATE_ONLY);
        block.call();
    }

    private void worsen(Result other) {
        result = other.compareTo(result) > 0 ? other : result;
    }

    private boolean goesOn() {
        return result == Result.SUCCESS || result == Result.UNSTABLE && !options.contains("skipStagesAfterUnstable");
    }

    /** A step that did not succeed ends its stage. */
    private static final class StepEndedException extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    public final class Root {

        public void pipeline(Closure<?> block) {
            enter(block, new Pipeline());
        }
    }

    public final class Pipeline {

        public String getAny() {
            return "any";
        }

        public void agent(String name) {}

        public void options(Closure<?> block) {
            enter(block, new Options());
        }

        public void stages(Closure<?> block) {
            enter(block, new Stages());
        }
    }

    public final class Options {

        public void timeout(Map<String, Object> limit) {
            options.add("timeout " + limit);
        }

        public void skipStagesAfterUnstable() {
            options.add("skipStagesAfterUnstable");
        }
    }

    public final class Stages {

        public void stage(String name, Closure<?> block) {
            if (!goesOn()) {
                return;
            }
            stages.add(name);
            String around = stage;
            stage = name;
            Stage words = new Stage();
            enter(block, words);
            words.runPost();
            stage = around;
        }
    }

    public final class Stage {

        private Closure<?> post = Closure.IDENTITY;

        public void steps(Closure<?> block) {
            try {
                enter(block, new Steps());
            } catch (StepEndedException e) {
                worsen(trouble);
            }
        }

        public void stages(Closure<?> block) {
            enter(block, new Stages());
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

        public void aborted(Closure<?> block) {
            if (result == Result.ABORTED) {
                enter(block, new Steps());
            }
        }
    }

    public final class Steps {

        public void sh(String command) {
            Jenkins.this.record("sh", command);
            if (command.equals(troubledCommand)) {
                throw new StepEndedException();
            }
        }

        public void echo(String text) {
            Jenkins.this.record("echo", text);
        }

        public void script(Closure<?> block) {
            enter(block, this);
        }

        public Map<String, Object> getCurrentBuild() {
            return currentBuild;
        }

        /** Properties that have their own names for values. */
        public Map<String, String> readProperties(Map<String, Object> settings) {
            Jenkins.this.record("readProperties", settings);
            return Map.of("veo.hero.url", "veo.hero.url of " + settings.get("file"));
        }

        public Map<String, Object> string(Map<String, Object> credential) {
            return credential;
        }

        public void withCredentials(List<Map<String, Object>> credentials, Closure<?> block) {
            Jenkins.this.record("withCredentials", credentials);
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

        public void junit(Map<String, Object> settings) {
            Jenkins.this.record("junit", settings);
            if (trouble == Result.UNSTABLE) {
                worsen(trouble);
            }
        }

        public void archiveArtifacts(Map<String, Object> settings) {
            Jenkins.this.record("archiveArtifacts", settings);
        }

        public void publishHTML(Map<String, Object> settings) {
            Jenkins.this.record("publishHTML", settings);
        }
    }
}
