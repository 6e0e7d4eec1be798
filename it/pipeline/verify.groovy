import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper
import java.util.jar.JarFile

def veo = new File(basedir, "target/veo")
def names = ["hero", "teaser", "outro"]

new JarFile(new File(basedir, "target/pipeline-1.0.jar")).withCloseable { jar ->
    def content = { jar.getInputStream(jar.getEntry(it)).bytes }
    names.each {
        def video = content("videos/media/${it}.mp4")
        assert video == new File(veo, "media/${it}.mp4").bytes
        assert new String(video, 4, 4, "US-ASCII") == "ftyp"
    }
    def packaged = new JsonSlurper().parse(content("videos/results.json"))
    assert packaged.verdict == "SUCCEEDED"
    assert packaged.tasks*.name == names
    assert jar.manifest.mainAttributes.getValue("Hero-Video") == packaged.tasks[0].resultUrls[0]
}

def suite = new XmlSlurper().parse(new File(veo, "TEST-veo.xml"))
assert suite.@tests == "3" && suite.@failures == "0" && suite.@errors == "0"
assert suite.testcase*.@name*.text() == names
assert suite.testcase*.@classname*.text().unique() == ["veo"]

def properties = new Properties()
new File(veo, "results.properties").withReader("UTF-8") { properties.load(it) }
assert properties["veo.verdict"] == "SUCCEEDED"
assert names.every { properties["veo.${it}.url"].endsWith(".mp4") }

// The XML is well-formed, so a wrong element would be found.
def page = new XmlSlurper(false, false, true).parse(new File(veo, "index.html"))
assert page.body.header.div.h1 == "Rehearsal passed"
assert page.'**'.findAll { it.name() == "video" }.collect { it.source[0].@src.text() } ==
        names.collect { "./media/${it}.mp4#t=0.1" as String }
assert page.'**'.findAll { it.name() in ["script", "style"] || it.@style != "" }.isEmpty()

def log = new File(basedir, "build.log").text
assert log.contains("3 of 3 tasks succeeded, as target/veo/results.json says".replace("/", File.separator))
