package io.github.veomaven.mojo;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.project.DefaultMavenProjectHelper;
import org.apache.maven.project.MavenProject;

/** Keeps what is attached, as {@code type:classifier:file name}. */
final class RecordingAttachments extends DefaultMavenProjectHelper {

    final List<String> attached = new ArrayList<>();

    @Override
    public void attachArtifact(MavenProject project, String type, String classifier, File file) {
        attached.add(type + ":" + classifier + ":" + file.getName());
    }
}
