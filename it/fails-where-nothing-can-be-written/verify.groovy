assert new File(basedir, "taken").text == "something else"
assert !new File(basedir, "nowhere").exists()

def log = new File(basedir, "build.log").text
assert log.findAll(/<outputDirectory> \(-Dveo\.outputDirectory\) "[^"]*(taken|taken.veo|dangling)" cannot be written \(.+\)/).unique().size() >= 3
assert !(log =~ /hero.*succeeded/)
