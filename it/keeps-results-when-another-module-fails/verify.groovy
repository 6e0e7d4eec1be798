["good", "better"].each {
    def results = new groovy.json.JsonSlurper().parse(new File(basedir, "$it/target/veo/results.json"))

    assert results.verdict == "SUCCEEDED"
    assert results.total == 2
}
assert !new File(basedir, "broken/target/veo/results.json").exists()
