// Of an earlier run of this project.
new File(basedir, "build-cache").deleteDir()
