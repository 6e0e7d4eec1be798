def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.verdict == "FAILED"

def log = new File(basedir, "build.log").text
assert log =~ /ERROR.*\n?.*Task bad \(fail-2-of-it\) failed/
assert log.contains("BUILD SUCCESS")
