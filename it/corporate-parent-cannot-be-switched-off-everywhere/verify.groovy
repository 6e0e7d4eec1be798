def log = new File(basedir, "build.log").text

// One build for each profile, with every option on its command line and in .mvn/maven.config that might disable the gate.
assert log.count("BUILD FAILURE") == 7
assert !log.contains("BUILD SUCCESS")
assert log.contains("Task bad (fail-2-of-it) failed")
assert log.count("Task listed (fail-2-of-corporate-parent-cannot-be-switched-off) failed") >= 3
assert log.contains("Task named (fail-2-of-it) failed")
assert log.readLines().count { it.contains("Ignored, because the pom sets these parameters and the pom wins") && it.contains("-Dveo.taskIds") } == 3
assert log.contains("<failIfNoTasks> (-Dveo.failIfNoTasks) to false")
assert log.contains("simulated: no video was made")
assert log.contains("Waiting for 1 task at http://127.0.0.1:9,")
assert log.contains("The task is undetermined.")
// Written by the last build, to the directory that the parent states.
def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))
assert results.verdict == "FAILED"
assert results.tasks*.name == ["listed", "named"]
assert !new File(basedir, "target/elsewhere").exists()
