def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.verdict == "SUCCEEDED"

new File(basedir, "target").eachFileRecurse(groovy.io.FileType.FILES) {
    assert !it.getText("ISO-8859-1").contains("right-key-of-it"): it
}
def log = new File(basedir, "build.log").text
assert !log.contains("right-key-of-it")
assert log.contains("<server> unset of settings.xml has a password with an expression")
