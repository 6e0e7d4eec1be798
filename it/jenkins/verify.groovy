import java.util.zip.ZipFile

context.get("simulator").close()

def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))
assert results.verdict == "SUCCEEDED"
assert results.tasks*.name == ["hero"]

// The files that the Jenkinsfile reads and publishes.
def properties = new Properties()
new File(basedir, "target/veo/results.properties").withReader("UTF-8") { properties.load(it) }
assert properties["veo.hero.url"] == results.tasks[0].resultUrls[0]
assert new File(basedir, "target/veo/TEST-veo.xml").text.contains('classname="veo"')
assert new File(basedir, "target/veo/index.html").exists()

def video = new File(basedir, "target/veo/media/hero.mp4")
def deployed = new File(basedir, "target/releases/com/example/jenkins/1.0/jenkins-1.0.jar")
new ZipFile(deployed).withCloseable { jar ->
    assert jar.getInputStream(jar.getEntry("videos/hero.mp4")).bytes == video.bytes
    assert jar.entries().findAll { it.name.startsWith("videos/") && !it.directory }*.name == ["videos/hero.mp4"]
}

assert new File(basedir, "build.log").text.contains("The task succeeded, as ")
