def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.verdict == "SUCCEEDED"
assert results.tasks.findAll { !it.name.startsWith("largest") }.every { it.errors >= 1 }
assert results.tasks.findAll { it.name.startsWith("largest") }.every { it.errors == 0 }

def log = new File(basedir, "build.log").text
assert !log.contains("OutOfMemoryError")
assert !log.contains("StackOverflowError")
