def warnings = new File(basedir, "build.log").readLines().findAll { it.startsWith("[WARNING]") }

def of = { part -> warnings.findAll { it.contains(part) } }
assert of("Ignored, because the pom sets these parameters and the pom wins").size() == 1
assert of("the pom wins: ")[0].contains("-Dveo.taskIds") && of("the pom wins: ")[0].contains("-Dveo.timeout")
assert of("-Dveo.minresolution is ignored").size() == 1
assert of("Did you mean -Dveo.minResolution?").size() == 1
assert of("veo.failOnError").empty
assert of("veo.hero.id").empty

// This plugin warns up to Maven 3.8 and Maven itself since 3.9, so there is always exactly one warning.
def ours = { name -> of("<" + name + "> is ignored").size() }
def mavens = { name -> of("'" + name + "' is unknown").size() }
for (name in ["minresolution", "timeOut"]) {
    assert ours(name) == 1 && mavens(name) == 0 || ours(name) == 0 && mavens(name) > 0
}
