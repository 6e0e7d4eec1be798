context.get("server").stop(0)

def (first, second) = new File(basedir, "build.log").text.split("BUILD FAILURE").drop(1)
def refused = { String file, String host ->
    /Video ${file} of task hero: its URL leads to ${host}, which is not on the Internet but on this machine or in its network/
}
assert first.contains("2 of 2 videos could not be downloaded.")
assert first =~ refused("hero.mp4", "127.0.0.1")
assert first =~ refused("hero-2.mp4", "localhost")

// Only the listed host was requested, and only by the second call.
assert second.contains("Video hero.mp4 of task hero: the host answered HTTP 410")
assert second =~ refused("hero-2.mp4", "localhost")
assert context.get("requests") == ["/manager/stop?now=1"]
