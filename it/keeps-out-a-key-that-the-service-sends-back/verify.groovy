def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.tasks*.name == ["urls", "reason", "refusal", "trouble", "params"]
assert results.tasks*.verdict == ["SUCCEEDED", "FAILED", "FAILED", "FAILED", "FAILED"]
assert results.tasks[3].errors == 3

def files = []
new File(basedir, "target").eachFileRecurse(groovy.io.FileType.FILES) {
    files << it.name
    assert !it.getText("ISO-8859-1").contains("secret-key-of-it"): it
}
assert files.containsAll(["results.json", "results.properties", "TEST-veo.xml", "index.html", "reason.json"])

def log = new File(basedir, "build.log").text
assert log.contains("[DEBUG]")
assert !log.contains("secret-key-of-it")
assert !log.contains("a secret prompt")
