package io.github.veomaven.mojo;

import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
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
