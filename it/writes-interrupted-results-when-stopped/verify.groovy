import java.time.Duration
import java.time.Instant
import java.util.concurrent.TimeUnit

def stops = context.get("stopped").get(1, TimeUnit.MINUTES)
assert stops.size() == 2

for (stop in stops) {
    def directory = new File(basedir, "target/$stop.directory")
    def results = new groovy.json.JsonSlurper().parse(new File(directory, "results.json"))

    assert results.verdict == "UNDETERMINED"
    assert results.tasks*.verdict == ["SUCCEEDED", "UNDETERMINED"]
    assert results.tasks[0].resultUrls.size() == 1
    assert results.tasks[1].reason == "INTERRUPTED"
    ["results.properties", "TEST-veo.xml", "index.html", "style.css", "tasks/hero.json"].each {
        assert new File(directory, it).length() > 0
    }

    // As promised, a build that is stopped ends within two seconds.
    assert Duration.between(stop.at, Instant.parse(results.finishedAt)) < Duration.ofSeconds(2)
    assert Duration.between(stop.at, stop.ended) < Duration.ofSeconds(2)
}
