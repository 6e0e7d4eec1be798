def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.verdict == "SUCCEEDED"
assert results.tasks*.name == ["hero", "fallback-1", "teaser"]
assert results.tasks*.verdict.unique() == ["SUCCEEDED"]
assert results.tasks[1].fallback == true
assert new File(basedir, "target/veo/tasks").list().sort() == ["fallback-1.json", "hero.json", "teaser.json"]

def log = new File(basedir, "build.log").text
assert log =~ /WARN.*fallback/
