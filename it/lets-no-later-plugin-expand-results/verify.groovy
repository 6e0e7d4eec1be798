import groovy.json.JsonSlurper
import java.util.jar.JarFile

def target = new File(basedir, "target")
def secret = "leaked-secret-of-it"
def controls = ["once/control.txt", "ant/control.txt", "groovy/control.txt"]

// The plugins do expand expressions in the project's own files; otherwise the rest would prove nothing.
controls.each { assert new File(target, it).text.contains(secret) : it }

// But they expand nothing that comes from the service or from an id file.
def looked = 0
target.eachFileRecurse(groovy.io.FileType.FILES) { file ->
    def name = target.toPath().relativize(file.toPath()).toString().replace(File.separator, "/")
    if (file.name.endsWith(".jar")) {
        new JarFile(file).withCloseable { jar ->
            jar.entries().findAll { !it.directory && !it.name.endsWith("control.txt") }.each { entry ->
                assert !jar.getInputStream(entry).getText("UTF-8").contains(secret) : name + "!" + entry.name
                looked++
            }
        }
    } else if (!name.endsWith("control.txt") && !name.startsWith("antrun/")) {
        assert !file.getText("UTF-8").contains(secret) : name
        looked++
    }
}
assert looked > 30

// The results that were passed on are still there and readable, and the URL is still valid.
def results = new JsonSlurper().parse(new File(target, "veo/results.json"))
def url = results.tasks.find { it.name == "hero" }.resultUrls[0]
def page = new Properties()
new File(target, "once/page.txt").withReader("UTF-8") { page.load(it) }
assert url.contains('k=${env.SECRET_OF_IT}&k=@env.SECRET_OF_IT@')
assert page.hero.startsWith("https://media.example/v.mp4?k=%24%7Benv.SECRET_OF_IT%7D&k=%40env.SECRET_OF_IT%40&")
assert URLDecoder.decode(page.hero.replaceAll(/%(?![0-9A-F]{2})/, "%25"), "UTF-8").startsWith('https://media.example/v.mp4?k=${env.SECRET_OF_IT}&k=@env.SECRET_OF_IT@&')
assert page.message.startsWith('\uff04\uff5benv.SECRET_OF_IT\uff5d \uff20env.SECRET_OF_IT\uff20 ')
["twice/page.txt", "twice/again/page.txt", "ant/echo.txt", "ant/copied/echo.txt", "groovy/string.txt", "groovy/inserted.txt"].each {
    assert new File(target, it).getText("UTF-8").contains('\uff04\uff5benv.SECRET_OF_IT\uff5d \uff20env.SECRET_OF_IT\uff20 ') : it
}

// A filtered copy of the results has the same content.
assert new JsonSlurper().parse(new File(target, "once/results.json")) == results
assert new File(target, "once/index.html").getText("UTF-8") == new File(target, "veo/index.html").getText("UTF-8")
assert new File(target, "once/results.properties").text == new File(target, "veo/results.properties").text
