def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.verdict == "SUCCEEDED"
assert results.tasks.every { it.errors >= 3 }

def log = new File(basedir, "build.log").text
assert log =~ /WARN.*502/
