def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.verdict == "SUCCEEDED"

new File(basedir, "target").eachFileRecurse(groovy.io.FileType.FILES) {
    assert !it.getText("ISO-8859-1").contains("right-key-of-it"): it
}
assert !new File(basedir, "build.log").text.contains("right-key-of-it")
