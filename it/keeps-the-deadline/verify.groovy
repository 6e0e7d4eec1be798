import java.time.Duration
import java.time.Instant

// As promised, the goal returns within one second after its timeout, whatever the service does.
def check = { results, int timeout ->
    assert results.verdict == "UNDETERMINED"
    assert results.tasks.findAll { it.name != "at-last" }.every { it.reason == "TIMED_OUT" }
    assert results.tasks.findAll { it.name != "at-last" }.every { it.elapsedMillis in timeout..(timeout + 1000) }
    def took = Duration.between(Instant.parse(results.startedAt), Instant.parse(results.finishedAt)).toMillis() as int
    assert took in timeout..(timeout + 1000)
}
def json = new groovy.json.JsonSlurper()
def mischief = json.parse(new File(basedir, "target/veo/results.json"))
check(mischief, 5000)
assert mischief.tasks*.name == ["silent", "drip", "reset", "slow-1", "at-last"]
// Its first reply said to retry tomorrow, so only the last poll at the deadline can have seen the success.
assert mischief.tasks[4].verdict == "SUCCEEDED"
assert mischief.tasks[4].polls == 2
check(json.parse(new File(basedir, "target/refusal/results.json")), 3000)
