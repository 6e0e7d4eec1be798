import java.time.Instant
import java.util.concurrent.CompletableFuture

// A build is stopped as Jenkins stops one, as soon as its log says that one task has succeeded and the other has not.
def log = new File(basedir, "build.log")
def stopped = new CompletableFuture()
context.put("stopped", stopped)

Thread.startDaemon("sigterm") {
    try {
        while (!(log.exists() && log.text =~ /(?s)hero.*succeeded/ && log.text =~ /late.*generating/)) {
            Thread.sleep(50)
        }
        def process = ProcessHandle.current().descendants().filter {
            it.info().arguments().map { it.contains("-Dveo.it.process=writes-interrupted-results-on-sigterm") }.orElse(false)
        }.filter {
            it.info().command().map { it.endsWith("java") }.orElse(false)
        }.findFirst().get()
        def at = Instant.now()
        process.destroy()
        process.onExit().join()
        stopped.complete([at: at])
    } catch (Throwable e) {
        stopped.completeExceptionally(e)
    }
}
return true
