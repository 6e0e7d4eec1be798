import java.time.Duration
import java.time.Instant

// A promise of the interface: the goal returns within one second after its timeout, whatever the service does.
def check = { results, int timeout ->
    assert results.verdict == "UNDETERMINED"
    assert results.tasks.every { it.reason == "TIMED_OUT" }
    assert results.tasks.every { it.elapsedMillis in timeout..(timeout + 1000) }
    def took = Duration.between(Instant.parse(results.startedAt), Instant.parse(results.finishedAt)).toMillis()
    assert took in timeout..(timeout + 1000)
}
def json = new groovy.json.JsonSlurper()
def mischief = json.parse(new File(basedir, "target/veo/results.json"))
check(mischief, 5000)
assert mischief.tasks*.name == ["silent", "drip", "reset", "throttled", "slow-1"]
// The first one hung until the deadline, and there was a last one at it.
assert mischief.tasks.findAll { it.name in ["silent", "drip", "throttled"] }*.polls == [2, 2, 2]
check(json.parse(new File(basedir, "target/refusal/results.json")), 3000)
