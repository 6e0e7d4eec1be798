assert !new File(basedir, "target/veo/results.json").exists()

def log = new File(basedir, "build.log").text
assert log.contains("MojoExecutionException")
assert log.contains("VEO_IT_NO_SUCH_VARIABLE")
assert log.contains("settings.xml")
assert log.contains("<id>veo</id>")
