import java.util.zip.ZipFile

context.get("simulator").close()

def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))
assert results.verdict == "SUCCEEDED"
assert results.tasks*.name == ["hero"]

def deployed = new File(basedir, "target/releases/com/example/jenkins-looked-up/1.0/jenkins-looked-up-1.0.jar")
new ZipFile(deployed).withCloseable { jar -> assert jar.getEntry("videos/hero.mp4") != null }

def log = new File(basedir, "build.log").text
def first = log.indexOf("timed out after 5s")
assert first > 0
assert log.indexOf("The task succeeded, as ") > first
