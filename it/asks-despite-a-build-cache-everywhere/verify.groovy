def log = new File(basedir, "build.log").text
def builds = log.split("Scanning for projects")
def said = { build, text -> builds[build].contains(text) }
def count = builds.length - 1

assert count == 11
assert !log.contains("Skipping plugin execution (cached): veo")

assert said(2, "Task hero (fail-2-of-it) failed")
assert said(3, "hero (good): succeeded")
assert said(4, "veo:await is skipped")
assert said(5, "Task hero (fail-3-of-it) failed")
assert said(7, "there is no key for the service")
assert said(8, "veo:check cannot run")

assert said(9, "intro (it-1): succeeded")
assert said(10, "Task intro (it-1) failed") && !said(10, "Waiting for 1 task")
assert said(11, "Task intro (it-1) failed") && said(11, "Waiting for 1 task")

// The extension is active: a module without the plugin is restored from the cache.
assert said(2, "Found cached build, restoring com.example:library")
