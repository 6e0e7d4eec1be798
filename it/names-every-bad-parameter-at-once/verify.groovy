assert !new File(basedir, "target/veo/results.json").exists()

def log = new File(basedir, "build.log").text
assert log.contains("MojoExecutionException")
["taskIds", "timeout", "maxConcurrentRequests", "failOnError", "fallback", "baseUrl"].each {
    assert log.contains("<$it> (-Dveo.$it)"): it
}
assert log.contains("30s")
assert log.contains("30m")
