def log = new File(basedir, "build.log").text
def builds = log.split("Scanning for projects")
def said = { build, text -> builds[build].contains(text) }
def verdict = { new groovy.json.JsonSlurper().parse(new File(basedir, "$it/target/veo/results.json")).verdict }

assert said(1, "runs once for this reactor, in com.example:passes-over-no-module-of-a-reactor")
assert said(1, "mvn -pl com.example:trailer veo:await)")
assert !said(1, "-pl com.example:library")
assert said(2, "Task trailer (fail-3-of-it) failed")
assert said(4, "mvn -pl com.example:trailer veo:download)")

assert verdict(".") == "SUCCEEDED"
assert verdict("trailer") == "FAILED"
