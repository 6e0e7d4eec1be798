def veo = new File(basedir, "target/veo")
def results = new groovy.json.JsonSlurper().parse(new File(veo, "results.json"))

// The videos that are there stay, nothing else does, and the result is kept.
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
