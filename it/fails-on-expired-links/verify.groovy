def veo = new File(basedir, "target/veo")
def results = new groovy.json.JsonSlurper().parse(new File(veo, "results.json"))

// The downloaded videos stay and nothing else, and the result is kept.
assert new File(veo, "media").list().sort() == ["downloads.json", "hero.mp4"]
assert results.verdict == "SUCCEEDED"
assert new File(veo, "tasks/gone.json").exists()

def log = new File(basedir, "build.log").text
assert log.contains("4 of 5 videos could not be downloaded.")
[refused: "HTTP 403", missing: "HTTP 404", gone: "HTTP 410", page: "a web page"].each { task, sign ->
    assert log =~ /Video ${task}\.mp4 of task ${task}: the host answered (with )?${sign}.*Links in results expire/
}
assert log.contains("The result JSON is kept")
assert log.contains("MojoFailureException") || log =~ /Failed to execute goal .*:download \(videos\)/

def page = new groovy.xml.XmlSlurper(false, false, true).parse(new File(veo, "index.html"))
assert page.body.header.'**'.find { it.name() == "h1" }.text() == "Rehearsal failed"
assert page.body.header.'**'.findAll { it.name() == "li" }*.text()*.takeWhile { it != ":" } == ["refused", "missing", "gone", "page"].collect {
    "$it ${it}.mp4 could not be downloaded" as String
}

def tests = new groovy.xml.XmlSlurper().parse(new File(veo, "TEST-veo-download.xml"))
assert tests.@tests == "5"
assert tests.@failures == "4"
assert tests.testcase.findAll { it.failure.size() == 0 }*.@name*.text() == ["hero.mp4"]
assert tests.testcase.find { it.@name == "gone.mp4" }.failure.@message.text().contains("HTTP 410")
