def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.tasks*.reason == ["FALLBACK_MODEL", "LOW_RESOLUTION"]
assert results.tasks*.successFlag == [1, 1]

def log = new File(basedir, "build.log").text
assert log.contains("<minResolution> (-Dveo.minResolution) is 1080p")
