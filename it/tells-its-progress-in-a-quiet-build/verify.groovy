assert new File(basedir, "target/veo/results.json").exists()

// Maven itself logs nothing, but the plugin does.
def log = new File(basedir, "build.log").text
assert !log.contains("BUILD SUCCESS")
assert !log.contains("Scanning for projects")
assert log.contains("Waiting for 1 task")
assert log =~ /hero.*succeeded/
