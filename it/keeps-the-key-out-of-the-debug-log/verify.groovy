def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.verdict == "SUCCEEDED"

def log = new File(basedir, "build.log").text
assert log.contains("[DEBUG]")
assert !log.contains("secret-key-of-it")
assert !log.contains("Bearer")
new File(basedir, "target").eachFileRecurse(groovy.io.FileType.FILES) {
    assert !it.getText("ISO-8859-1").contains("secret-key-of-it"): it
}
// But the key was sent: the simulator of this scenario refuses any other.
assert results.tasks[0].errors == 0
