def builds = new File(basedir, "build.log").text.split("Scanning for projects")
def said = { build, text -> builds[build].contains(text) }
def count = builds.length - 1
def why = "maven-build-cache-extension 1.2.3 would save this build and skip veo:await"

assert count == 5
[1, 2].each {
    assert said(it, why)
    assert said(it, "<runAlways>")
    assert said(it, "restored from the cache")
    assert !said(it, "Waiting for 1 task")
}
(3..5).each {
    assert !said(it, why)
}

// On a cache hit, the goals run all the same.
assert said(4, "Found cached build")
assert said(4, "Task hero (fail-2-of-it) failed")

assert said(5, "hero (good): succeeded")
