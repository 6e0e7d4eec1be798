def deployed = { build ->
    def group = new File(basedir, "deployed-by-$build/com/example")
    group.directory ? group.list().sort() : []
}

(1..7).each {
    assert deployed(it) == []
}
assert deployed(8) == ["library"]
assert deployed(9) == ["app", "deploys-nothing-without-all-videos", "library"]

def builds = new File(basedir, "build.log").text.split("Scanning for projects")
def said = { build, text -> builds[build].contains(text) }

(1..4).each {
    assert said(it, "Task hero (fail-2-of-it) failed")
}
(5..7).each {
    assert said(it, "com.example:videos:pom:1.0")
}
// With --fail-at-end the build continues, but deploys nothing.
assert said(3, "Deferring deploy for com.example:library:1.0 at end")
