// One simulator for all stages: the second lookup continues where the first one stopped, and later stages need the videos.
// The jar of the plugin contains everything that the simulator needs.
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
// Only for this rehearsal: the pipeline itself must not accept simulated results.
context.get("userProperties").setProperty("veo.allowSimulated", "true")
