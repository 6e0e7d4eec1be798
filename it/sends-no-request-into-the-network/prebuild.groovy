import com.sun.net.httpserver.HttpServer
import java.time.Instant

// A server on this machine that a remote service must not reach.
def requests = new java.util.concurrent.CopyOnWriteArrayList()
def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
server.createContext("/") { exchange ->
    requests << exchange.requestURI.toString()
    exchange.sendResponseHeaders(410, -1)
    exchange.close()
}
server.start()
context.put("server", server)
context.put("requests", requests)

def urls = ["http://127.0.0.1:${server.address.port}/manager/stop?now=1", "http://localhost:${server.address.port}/manager/stop"]
def now = Instant.now()
def results = [
    schemaVersion: 1, plugin: "io.github.veomaven:veo-maven-plugin:1.0.0", baseUrl: "https://api.kie.ai", simulated: false,
    startedAt: now.minusSeconds(60).toString(), finishedAt: now.toString(), verdict: "SUCCEEDED",
    total: 1, succeeded: 1, failed: 0, undetermined: 0, requests: 5,
    tasks: [[
        name: "hero", taskId: "abc", verdict: "SUCCEEDED", successFlag: 1,
        resultUrls: urls*.toString(), fullResultUrls: [], originUrls: [], mediaIds: [], imageUrls: [],
        hasAudio: [], seeds: [], polls: 5, errors: 0, elapsedMillis: 60000
    ]]
]
def veo = new File(basedir, "target/veo")
veo.mkdirs()
new File(veo, "results.json").setText(groovy.json.JsonOutput.toJson(results), "UTF-8")
