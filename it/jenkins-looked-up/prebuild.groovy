// One simulator for all stages: the second look goes on where the first one stopped, and the videos are needed after it.
// The installed plugin holds all that it needs.
def plugins = new File(localRepositoryPath, "io/github/veomaven/veo-maven-plugin")
def classPath = []
plugins.eachFileRecurse(groovy.io.FileType.FILES) { file ->
    if (file.name.endsWith(".jar")) {
        classPath << file.toURI().toURL()
    }
}
def loader = new URLClassLoader(classPath as URL[], ClassLoader.platformClassLoader)
def simulator = loader.loadClass("io.github.veomaven.simulator.Simulator")
def scenario = loader.loadClass("io.github.veomaven.simulator.Scenario")
def script = scenario.getMethod("read", java.nio.file.Path).invoke(null, new File(basedir, "scenario.json").toPath())
def running = simulator.getMethod("start", int, scenario).invoke(null, 0, script)

context.put("simulator", running)
context.get("userProperties").setProperty("veo.baseUrl", simulator.getMethod("baseUrl").invoke(running).toString())
// A rehearsal: the pipeline itself must not let simulated results pass.
context.get("userProperties").setProperty("veo.allowSimulated", "true")
