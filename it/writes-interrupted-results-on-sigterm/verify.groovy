import java.time.Duration
import java.time.Instant
import java.util.concurrent.TimeUnit

def stopped = context.get("stopped").get(1, TimeUnit.MINUTES)
def results = new groovy.json.JsonSlurper().parse(new File(basedir, "target/veo/results.json"))

assert results.verdict == "UNDETERMINED"
assert results.tasks*.verdict == ["SUCCEEDED", "UNDETERMINED"]
assert results.tasks[0].resultUrls.size() == 1
assert results.tasks[1].reason == "INTERRUPTED"
["results.properties", "TEST-veo.xml", "index.html", "style.css", "tasks/hero.json"].each {
    assert new File(basedir, "target/veo/$it").length() > 0
}

// A promise of the interface: an abort ends within two seconds. How long the JVM then takes for its own end is not ours;
// that our hook does not hold it up any longer is shown by InterruptHookTest.
assert Duration.between(stopped.at, Instant.parse(results.finishedAt)) < Duration.ofSeconds(2)
