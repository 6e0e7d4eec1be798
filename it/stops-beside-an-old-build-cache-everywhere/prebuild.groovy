// Left over from an earlier run of this project.
new File(basedir, "build-cache").deleteDir()
