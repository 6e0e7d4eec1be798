def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.verdict == "SUCCEEDED"
def tasks = results.tasks.groupBy { it.name.replaceFirst("-\\d+\$", "") }
assert tasks["largest"].size() == 3 && tasks["largest"].every { it.errors == 0 }
assert ["huge", "endless", "deep-lists", "deep-fields", "bomb", "long-string"].every { tasks[it][0].errors >= 1 }

// Sixty replies of a megabyte, each with 50,000 URLs.
assert tasks["long-list"].size() == 60
assert tasks["long-list"].every { it.errors == 0 && it.resultUrls.size() == 100 && it.resultUrls[0] == "https://v.example/1" }
assert new File(basedir, "target/veo/tasks/long-list-60.json").length() > 900_000

def log = new File(basedir, "build.log").text
assert !log.contains("OutOfMemoryError")
assert !log.contains("StackOverflowError")
assert log.contains("long-list-01: the service listed 49900 more URLs or other entries than are kept for a task")
