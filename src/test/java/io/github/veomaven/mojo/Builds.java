package io.github.veomaven.mojo;

import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.DefaultRepositorySystemSession;

/** What a goal meets in Maven, made without Maven. */
final class Builds {

    private Builds() {}

    static MavenSession session(MavenExecutionRequest request, MavenProject... projects) {
        return session(new DefaultRepositorySystemSession(), request, projects);
    }

    /** Maven has no other way to make one outside itself. */
    @SuppressWarnings("deprecation")
    static MavenSession session(
            DefaultRepositorySystemSession repositorySession, MavenExecutionRequest request, MavenProject... projects) {
        MavenSession session = new MavenSession(null, repositorySession, request, new DefaultMavenExecutionResult());
        session.setProjects(List.of(projects));
        return session;
    }

    /** {@code org.example:app:1}. */
    static MavenProject project() {
        return new MavenProject(model("app"));
    }

    static Model model(String artifactId) {
        Model model = new Model();
        model.setGroupId("org.example");
        model.setArtifactId(artifactId);
        model.setVersion("1");
        return model;
    }

    static Plugin plugin() {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.veomaven");
        plugin.setArtifactId("veo-maven-plugin");
        plugin.setVersion("1.2.3");
        return plugin;
    }

    static MojoExecution execution(String goal, String id) {
        return new MojoExecution(plugin(), goal, id);
    }

    /** Gives a goal what Maven would; the project is the session's first. */
    static void inject(VeoMojo mojo, Log log, MavenSession session, MojoExecution execution) {
        mojo.setLog(log);
        mojo.project = session.getProjects().get(0);
        mojo.session = session;
        mojo.execution = execution;
    }

    /** An execution of {@code veo:await} in a pom; the configuration may be null. */
    static PluginExecution planned(String id, Xpp3Dom configuration) {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        execution.addGoal("await");
        execution.setConfiguration(configuration);
        return execution;
    }

    /** A configuration of one parameter. */
    static Xpp3Dom configuration(String parameter, String value) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        configuration.addChild(element(parameter, value));
        return configuration;
    }

    static Xpp3Dom element(String name, String value) {
        Xpp3Dom element = new Xpp3Dom(name);
        element.setValue(value);
        return element;
    }

    /** Of a goal that needs no project. */
    static MojoExecution commandLine(String goal) {
        PluginDescriptor plugin = new PluginDescriptor();
        plugin.setGroupId(plugin().getGroupId());
        plugin.setArtifactId(plugin().getArtifactId());
        MojoDescriptor descriptor = new MojoDescriptor();
        descriptor.setGoal(goal);
        descriptor.setProjectRequired(false);
        descriptor.setPluginDescriptor(plugin);
        return new MojoExecution(descriptor, "default-cli", MojoExecution.Source.CLI);
    }
}
