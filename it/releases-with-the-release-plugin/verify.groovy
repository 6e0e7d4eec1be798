def inCheckout = new File(basedir, "target/checkout/target/veo")
def results = new groovy.json.JsonSlurper().parse(new File(inCheckout, "results.json"))
assert results.verdict == "SUCCEEDED"
assert results.tasks*.name == ["hero"]

def released = new File(basedir, "target/released/com/example/releases-with-the-release-plugin/1.0")
assert new File(released, "releases-with-the-release-plugin-1.0-hero.mp4").bytes == new File(inCheckout, "media/hero.mp4").bytes
assert new File(released, "releases-with-the-release-plugin-1.0.pom").isFile()
assert new File(basedir, "pom.xml").text.contains("<version>1.1-SNAPSHOT</version>")

def log = new File(basedir, "build.log").text
// Once by release:prepare and once by release:perform.
assert log.count("Waiting for") == 2
assert !log.contains("right-key-of-it")
