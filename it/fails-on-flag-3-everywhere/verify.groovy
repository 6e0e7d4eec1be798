def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.verdict == "FAILED"
assert results.tasks[0].reason == "GENERATION_FAILED"
assert results.tasks[0].successFlag == 3
assert results.tasks[0].errorCode == "500"
assert results.tasks[0].message == "Internal Error, Please try again later."

def log = new File(basedir, "build.log").text
assert log.contains("Task bad (fail-3-of-it) failed during generation: Internal Error, Please try again later.")
