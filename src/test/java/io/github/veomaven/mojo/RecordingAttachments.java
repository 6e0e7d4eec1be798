package io.github.veomaven.mojo;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/** Keeps what is attached, as {@code type:classifier:file name}. */
final class RecordingAttachments implements MavenProjectHelper {

    final List<String> attached = new ArrayList<>();

    @Override
    public void attachArtifact(MavenProject project, String type, String classifier, File file) {
        attached.add(type + ":" + classifier + ":" + file.getName());
    }

    @Override
    public void attachArtifact(MavenProject project, File file, String classifier) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void attachArtifact(MavenProject project, String type, File file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void addResource(MavenProject project, String directory, List<String> includes, List<String> excludes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void addTestResource(MavenProject project, String directory, List<String> includes, List<String> excludes) {
        throw new UnsupportedOperationException();
    }
}
