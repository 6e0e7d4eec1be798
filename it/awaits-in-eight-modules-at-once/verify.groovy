["one", "two", "three", "four", "five", "six", "seven", "eight"].each {
    def results = new groovy.json.JsonSlurper().parse(new File(basedir, "$it/target/veo/results.json"))

    assert results.verdict == "SUCCEEDED"
    assert results.tasks*.taskId == ["id-of-$it", "another-of-$it"]
    def properties = new Properties()
    new File(basedir, "$it/target/veo/results.properties").withInputStream { properties.load(it) }
    assert properties["veo.$it-a.taskId"] == "id-of-$it"
}
return true
