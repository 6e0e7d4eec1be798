package io.github.veomaven.mojo;

import java.lang.reflect.Proxy;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** The steps of every goal: skip first, then validate every parameter, and only then work. */
abstract class VeoMojo extends AbstractMojo {

    private static final String SKIP = "false";

    /**
     * Skips the goal, and says so in the log: {@code true} or {@code false}.
     *
     * @since 1.0.0
     */
    // A String, like every true or false here: Maven would silently read "yes" as false.
    @Parameter(property = "veo.skip", defaultValue = SKIP)
    String skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    private final String goal;

    /** @param goal as messages name it, for instance {@code veo:await} */
    VeoMojo(String goal) {
        this.goal = goal;
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        prepare();
        new IgnoredSettings(invocation(), pom(), getLog()).warn();
        Parameters parameters = new Parameters(goal, "veo.");
        if (parameters.bool("skip", skip, SKIP)) {
            getLog().info(goal + " is skipped: " + parameters.named("skip") + " is true");
            return;
        }
        pom().refuseUndefined(parameters, mayLackTasks());
        Work work = validate(parameters);
        parameters.throwIfAny();
        work.run();
    }

    /**
     * What has to happen even if the goal is skipped.
     *
     * @throws MojoExecutionException if the goal cannot run in this Maven
     */
    void prepare() throws MojoExecutionException {}

    /** Returns whether the goal passes if nothing names a task. */
    boolean mayLackTasks() {
        return false;
    }

    /**
     * Checks every parameter, and all else that can be known to be wrong before the work begins.
     *
     * @param parameters takes every problem
     * @return what the goal does; runs only if there is no problem, so that it may rely on what was checked
     */
    abstract Work validate(Parameters parameters);

    /** Where modules are built in parallel, each line names its module. */
    @Override
    public final Log getLog() {
        Log log = super.getLog();
        boolean beside = session != null
                && session.getRequest() != null
                && session.getRequest().getDegreeOfConcurrency() > 1
                && session.getProjects().size() > 1;
        return beside ? naming(project.getArtifactId(), log) : log;
    }

    /** A log of which each line begins with the module. */
    static Log naming(String module, Log log) {
        return (Log) Proxy.newProxyInstance(
                Log.class.getClassLoader(), new Class<?>[] {Log.class}, (self, method, arguments) -> {
                    if (arguments != null && arguments[0] instanceof CharSequence line) {
                        arguments[0] = "[" + module + "] " + line;
                    }
                    return method.invoke(log, arguments);
                });
    }

    final PomConfiguration pom() {
        return new PomConfiguration(invocation());
    }

    final Invocation invocation() {
        return new Invocation(session, project, execution);
    }

    final void requireOnline(Parameters parameters, String why) {
        if (session.isOffline()) {
            parameters.problem("Maven is offline (-o, or <offline> in settings.xml), and " + why
                    + ": run Maven online, or skip the goal with " + parameters.named("skip"));
        }
    }

    interface Work {

        void run() throws MojoExecutionException, MojoFailureException;
    }
}
