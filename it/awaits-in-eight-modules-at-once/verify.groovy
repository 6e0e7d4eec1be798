["one", "two", "three", "four", "five", "six", "seven", "eight"].each {
    def results = new groovy.json.JsonSlurper().parse(new File(basedir, "$it/target/veo/results.json"))

    assert results.verdict == "SUCCEEDED"
    assert results.tasks*.taskId == ["id-of-$it", "another-of-$it"]
    def properties = new Properties()
    new File(basedir, "$it/target/veo/results.properties").withInputStream { properties.load(it) }
    assert properties["veo.$it-a.taskId"] == "id-of-$it"
}

// In a parallel build, each line names its module.
def log = new File(basedir, "build.log").readLines()
["one", "eight"].each { module ->
    assert log.any { it.contains("[$module] Waiting for 2 tasks at ") }
    assert log.any { it.contains("[$module] $module-a (id-of-$module): succeeded after ") }
    assert log.any { it.contains("[$module] Results: $module/target/veo/results.json".replace("/", File.separator)) }
}
assert log.findAll { it.contains(" succeeded after ") }.every { it =~ /\[(one|two|three|four|five|six|seven|eight)] / }
return true
