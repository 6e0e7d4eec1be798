def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.verdict == "SUCCEEDED"
assert results.simulated == true

def log = new File(basedir, "build.log").text
assert log =~ /hero.*generating/
assert log =~ /hero.*succeeded/
assert log.replace('\\', '/').contains("target/veo/results.json")
