def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.verdict == "SUCCEEDED"
assert results.simulated == true
assert results.tasks.collectEntries { [it.name, it.taskId] } == [hero: "abc", teaser: "def"]
