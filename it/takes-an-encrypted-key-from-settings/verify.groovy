def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.verdict == "SUCCEEDED"
assert results.tasks[0].errors == 0

new File(basedir, "target").eachFileRecurse(groovy.io.FileType.FILES) {
    assert !it.getText("ISO-8859-1").contains("encrypted-key-of-it"): it
}
assert !new File(basedir, "build.log").text.contains("encrypted-key-of-it")
