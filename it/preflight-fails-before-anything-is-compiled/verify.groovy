def logs = new File(basedir, "build.log").text.split(/(?m)^.*Scanning for projects.*$/).drop(1)

assert logs.size() == 3

assert logs[0].contains("1 of 3 tasks cannot pass veo:await, so the build stops before it begins.")
assert logs[0].contains("Task teaser (fail-3-of-it) failed during generation: Internal Error, Please try again later.")
assert !logs[0].contains("NeverCompiled")

assert logs[1].contains("teaser (slow-1): generating")
assert logs[1].contains("NeverCompiled.java")

assert logs[2].contains("there is no key for the service")
assert !logs[2].contains("NeverCompiled")

assert !new File(basedir, "target/veo").exists()
