def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.verdict == "FAILED"
assert results.tasks*.verdict == ["SUCCEEDED", "FAILED"]
assert results.tasks[1].reason == "FAILED"
assert results.tasks[1].successFlag == 2
assert new File(basedir, "target/veo/tasks/bad.json").isFile()

def log = new File(basedir, "build.log").text
assert log.contains("Task bad (fail-2-of-it) failed")
assert log.contains("MojoFailureException")
