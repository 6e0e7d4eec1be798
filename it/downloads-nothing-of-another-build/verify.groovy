def log = new File(basedir, "build.log").text
def results = "The results target/veo/results.json are ".replace("/", File.separator)

def failures = log.split("BUILD FAILURE").drop(1)
assert failures.size() == 3
assert failures.every { it.contains("veo:download cannot run") && it.contains("not about the tasks that the project names") }
assert failures[0].contains(results + "too old: veo:await wrote them at ")
assert failures[1] =~ /too old: veo:await wrote them \d+h\S* ago, and <maxAge> \(-Dveo\.maxAge\) allows 2h/
assert !failures[2].contains("too old")

// Nothing was requested, attached or installed, and the existing files are still there.
assert !log.contains("Downloading 1 video")
assert !new File(basedir, "target/veo/media").exists() || new File(basedir, "target/veo/media").list().length == 0
assert new File(basedir, "target/veo/results.json").text.contains("4c9a31a5bb61db65d10f1210d78cc08a")
assert !new File(localRepositoryPath, "com/example/downloads-nothing-of-another-build").exists()
