def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/videos/results.json"))

assert results.tasks.collectEntries { [it.name, it.taskId] } == [hero: "abc", teaser: "def"]
assert results.verdict == "SUCCEEDED"
