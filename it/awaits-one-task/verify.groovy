def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.schemaVersion == 1
assert results.verdict == "SUCCEEDED"
assert results.simulated == true
assert [results.total, results.succeeded, results.failed, results.undetermined] == [1, 1, 0, 0]
def hero = results.tasks[0]
assert hero.name == "hero"
assert hero.taskId == "4c9a31a5bb61db65d10f1210d78cc08a"
assert hero.verdict == "SUCCEEDED"
assert hero.successFlag == 1
assert hero.resultUrls.size() == 1
assert hero.polls >= 2
def body = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/" + hero.response))
assert body.data.successFlag == 1
assert body.data.taskId == hero.taskId

def log = new File(basedir, "build.log").text
assert log =~ /hero.*generating/
assert log =~ /hero.*succeeded/
assert log.contains("results.json")
