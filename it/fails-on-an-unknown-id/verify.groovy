def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.verdict == "FAILED"
assert results.tasks[0].reason == "NOT_FOUND"

def log = new File(basedir, "build.log").text
assert log.contains("Task bad (missing-1) was not found")
assert log.contains("14 days")
