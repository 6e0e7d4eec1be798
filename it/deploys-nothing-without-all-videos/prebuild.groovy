// Of an earlier run of this project.
basedir.eachDirMatch(~/deployed-by-.*/) { it.deleteDir() }
