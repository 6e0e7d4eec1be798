def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.verdict == "UNDETERMINED"
assert results.tasks*.reason == ["UNAUTHORIZED", "UNAUTHORIZED"]
assert results.requests <= 4

def log = new File(basedir, "build.log").text
assert log.contains("MojoExecutionException")
assert log.contains("VEO_API_KEY")
assert !log.contains("wrong-key-of-it")
