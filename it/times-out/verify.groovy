def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.verdict == "UNDETERMINED"
assert results.tasks*.verdict == ["SUCCEEDED", "UNDETERMINED"]
assert results.tasks[1].reason == "TIMED_OUT"
assert results.tasks[1].elapsedMillis in 10000..11000

def log = new File(basedir, "build.log").text
assert log =~ /Task late \(slow-1\) timed out after 10s: still generating after \d+ polls\. It may still finish: run veo:await again, do not re-create it\./
