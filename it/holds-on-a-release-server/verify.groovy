def builds = new File(basedir, "build.log").text.split("Scanning for projects")
def said = { build, text -> builds[build].contains(text) }

assert !said(1, "veo")
(2..3).each {
    assert said(it, "Task hero (fail-2-of-it) failed")
}
assert said(4, "video-tasks.txt")
assert said(5, "hero (good): succeeded")
