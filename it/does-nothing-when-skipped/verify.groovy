assert !new File(basedir, "target/veo").exists()

def log = new File(basedir, "build.log").text
assert log.readLines().count { it.toLowerCase().contains("skip") && it.contains("veo") } >= 1
assert log.contains("BUILD SUCCESS")
