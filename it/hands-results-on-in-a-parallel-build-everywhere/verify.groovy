def about = new File(basedir, "about us").isDirectory() ? "about us" : "Über uns"
def results = { module -> new groovy.json.JsonSlurper().parse(new File(basedir, module + "/target/veo/results.json")) }

assert results("trailer").tasks*.name == ["hero"]
assert results(about).tasks*.name == ["team"]
assert [results("trailer"), results(about)]*.verdict == ["SUCCEEDED", "SUCCEEDED"]
assert new File(basedir, "trailer/target/seen.txt").text == "SUCCEEDED abc"
assert new File(basedir, about + "/target/seen.txt").text == "SUCCEEDED def"
assert new File(basedir, "trailer/target/veo/media/hero.mp4").isFile()
assert new File(basedir, about + "/target/veo/media/team.mp4").isFile()
assert !new File(basedir, "target/veo").exists()

// No Maven logs a warning, except about missing network access, and about settings of the newer Maven that runs the tests
// that 3.6.3 does not know.
def expected = [
    "is a simulation: no video is made",
    "are simulated: ",
    "Could not transfer metadata",
    "problems were encountered while building the effective settings",
    "Unrecognised tag: 'blocked'",
]
def warnings = new File(basedir, "build.log").readLines()
        .findAll { it =~ /^\[(?:\u001B\[[\d;]*m)*(?:WARN|ERROR)[^\]]*\] *\S/ }
        .findAll { line -> expected.every { !line.contains(it) } }
assert warnings == []
