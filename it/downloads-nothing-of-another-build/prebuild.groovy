import java.time.Duration
import java.time.Instant

// The results of another build, eight weeks old and about another task.
def then = Instant.now().minus(Duration.ofDays(56))
def results = [
    schemaVersion: 1, plugin: "io.github.veomaven:veo-maven-plugin:1.0.0", baseUrl: "https://api.kie.ai", simulated: false,
    startedAt: then.minusSeconds(60).toString(), finishedAt: then.toString(), verdict: "SUCCEEDED",
    total: 1, succeeded: 1, failed: 0, undetermined: 0, requests: 5,
    tasks: [[
        name: "old", taskId: "4c9a31a5bb61db65d10f1210d78cc08a", verdict: "SUCCEEDED", successFlag: 1,
        resultUrls: ["https://tempfile.example/v/old.mp4"], fullResultUrls: [], originUrls: [], mediaIds: [], imageUrls: [],
        hasAudio: [], seeds: [], polls: 5, errors: 0, elapsedMillis: 60000
    ]]
]
def veo = new File(basedir, "target/veo")
veo.mkdirs()
new File(veo, "results.json").setText(groovy.json.JsonOutput.toJson(results), "UTF-8")
