def summary = new File(basedir, "summary.md").getText("UTF-8").readLines()

assert summary[0] == "# Earlier"
assert summary[2] == "## ❌ Veo videos: Rehearsal failed"
assert summary.findAll { it.startsWith("| ") }.drop(2).collect { it.split(/ *\| */)[1, 2] } ==
        [["bad \\(fail\\-2\\-of\\-it\\)", "❌ Failed"], ["hero \\(abc\\)", "✅ Succeeded"]]

// The runner executes commands only at the start of a line.
def annotations = new File(basedir, "build.log").getText("UTF-8").readLines().findAll { it.startsWith("::") }
assert annotations.size() == 1
assert annotations[0].startsWith("::error title=Veo task bad%3A Failed::Task bad (fail-2-of-it) failed")
