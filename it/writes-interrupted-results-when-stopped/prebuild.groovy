import java.time.Instant
import java.util.concurrent.CompletableFuture

// The background jobs of a script ignore Ctrl-C, and so do the processes that they start.
def status = new File("/proc/self/status")
def ignored = status.exists() ? (status.text =~ /SigIgn:\s*([0-9a-f]+)/)[0][1] : "0"
def ctrlC = (Long.parseUnsignedLong(ignored, 16) & 2) == 0 ? "INT" : "TERM"

// Each build is stopped as soon as its log says that one task has succeeded and the other has not.
def log = new File(basedir, "build.log")
def stopped = new CompletableFuture()
context.put("stopped", stopped)

def running = {
    ProcessHandle.current().descendants().filter {
        it.info().arguments().map { it.contains("-Dveo.it.process=writes-interrupted-results-when-stopped") }.orElse(false)
    }.filter {
        it.info().command().map { it.endsWith("java") }.orElse(false)
    }.findFirst()
}

Thread.startDaemon("stop") {
    try {
        def seen = 0
        stopped.complete([[directory: "after-TERM", signal: "TERM"], [directory: "after-INT", signal: ctrlC]].collect { stop ->
            def text = ""
            while (!(text =~ /(?s)hero.*succeeded/ && text =~ /late.*generating/)) {
                Thread.sleep(50)
                text = log.exists() ? log.text.substring(seen) : ""
            }
            def process = running().get()
            def at = Instant.now()
            assert ["kill", "-s", stop.signal, process.pid()].execute().waitFor() == 0
            while (process.isAlive()) {
                Thread.sleep(10)
            }
            seen = log.text.length()
            [directory: stop.directory, at: at, ended: Instant.now()]
        })
    } catch (Throwable e) {
        stopped.completeExceptionally(e)
    }
}
return true
