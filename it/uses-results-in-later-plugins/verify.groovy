def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))
def website = new Properties()
new File(basedir, "target/website-SUCCEEDED/videos.properties").withReader("UTF-8") { website.load(it) }

assert website == [
    run: "FAILED",
    hero: results.tasks[0].resultUrls[0],
    heroTask: "abc",
    bad: "GENERATION_FAILED"
]
