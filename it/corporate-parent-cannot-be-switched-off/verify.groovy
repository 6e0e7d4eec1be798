def log = new File(basedir, "build.log").text

// One build a profile, each with everything on its command line and in .mvn/maven.config that would lift the gate.
assert log.count("BUILD FAILURE") == 3
assert !log.contains("BUILD SUCCESS")
assert log.contains("Task bad (fail-2-of-it) failed")
assert log.contains("<failIfNoTasks> (-Dveo.failIfNoTasks) false")
assert log.contains("simulated: no video was made")
