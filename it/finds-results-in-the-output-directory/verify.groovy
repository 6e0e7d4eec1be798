assert new File(basedir, "docs/results.json").exists()
assert !new File(basedir, "target/veo/results.json").exists()
assert new File(basedir, "target/veo/media/hero.mp4").exists()

def log = new File(basedir, "build.log").text
assert log.contains("docs/results.json says")
assert log =~ /target.veo.results\.json are missing/
assert log =~ /other.results\.json are missing/
