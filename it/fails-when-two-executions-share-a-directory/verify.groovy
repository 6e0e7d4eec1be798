assert !new File(basedir, "target/veo/results.json").exists()

def log = new File(basedir, "build.log").text
assert log.contains("MojoExecutionException")
assert log.contains("more-videos")
assert log.contains("<outputDirectory> (-Dveo.outputDirectory)")
