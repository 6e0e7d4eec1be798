assert !new File(basedir, "target/veo/results.json").exists()

def log = new File(basedir, "build.log").text
assert log.contains("MojoExecutionException")
["taskIds", "timeout", "maxConcurrentRequests", "failOnError", "fallback", "baseUrl"].each {
    assert log =~ /ERROR.*<$it> \(veo\.$it\)|<$it> \(veo\.$it\)/: it
}
assert log.contains("30s")
assert log.contains("30m")
