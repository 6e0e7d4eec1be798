assert new File(basedir, "target/veo/results.json").exists()

def log = new File(basedir, "build.log").text
assert log.contains("2 of 2 tasks succeeded, as target/veo/results.json says".replace("/", File.separator))

def says = { String module, String why ->
    assert log =~ /${module} \.* FAILURE/
    assert log =~ /(?s)\(judge\) on project ${module}: veo:check cannot run(: |, for 2 reasons:.{0,300}- )The results \S+ are ${why}/
    true
}
assert says("simulated", "simulated: no video was made")
assert says("of-an-earlier-build", "too old: veo:await wrote them at .*, before this build")
assert says("too-old", "too old: veo:await wrote them .* ago, and .* allows 1ms")
assert says("missing", "missing: there is no such file")
assert says("foreign", "foreign: this plugin did not write the file")
assert says("cut-off", "unreadable: the file is not a complete JSON document")
assert says("incomplete", "incomplete: task 1 has no \"verdict\"")
assert says("contradictory", "contradictory: task 1 succeeded, but its \"successFlag\" is 3")
assert says("empty", "empty: they contain no task")
assert says("from-the-future", "from the future: veo:await says that it wrote them at 2131")
assert says("about-other-tasks", "not about the tasks that the project names \\(missing: teaser \\(def\\)\\)")
