def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.verdict == "FAILED"
assert new File(basedir, "target/veo/media/hero.mp4").exists()

def log = new File(basedir, "build.log").text
assert log.contains("1 of 3 tasks did not succeed")
assert log =~ /Failed to execute goal .*:check \(judge\)/
assert log.contains("2 of 3 tasks succeeded, 1 failed, 0 undetermined.")
assert log =~ /Task teaser \(fail-3-0819326cc7fddfd620baf6e1\) failed during generation/
