import java.util.concurrent.CompletableFuture

// An earlier run left a success behind.
def old = new File(basedir, "target/veo")
old.mkdirs()
new File(old, "results.json").text = '{"schemaVersion":1,"verdict":"SUCCEEDED"}'
new File(old, "results.properties").text = "veo.verdict=SUCCEEDED\n"
new File(old, "TEST-veo.xml").text = "<testsuite/>"
new File(old, "index.html").text = "<title>Succeeded</title>"

def log = new File(basedir, "build.log")
def killed = new CompletableFuture()
context.put("killed", killed)

Thread.startDaemon("sigkill") {
    try {
        while (!(log.exists() && log.text =~ /(?s)hero.*succeeded/ && log.text =~ /late.*generating/)) {
            Thread.sleep(50)
        }
        def process = ProcessHandle.current().descendants().filter {
            it.info().arguments().map { it.contains("-Dveo.it.process=leaves-no-result-when-killed") }.orElse(false)
        }.filter {
            it.info().command().map { it.endsWith("java") }.orElse(false)
        }.findFirst().get()
        process.destroyForcibly()
        process.onExit().join()
        killed.complete(true)
    } catch (Throwable e) {
        killed.completeExceptionally(e)
    }
}
return true
