// Left over from an earlier run of this project.
basedir.eachDirMatch(~/deployed-by-.*/) { it.deleteDir() }
