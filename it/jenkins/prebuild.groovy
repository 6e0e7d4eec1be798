// One simulator for all stages: that of a goal ends with its build, but the next stage still needs the videos.
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
def running = simulator.getMethod("start", int, scenario).invoke(null, 0, scenario.getMethod("standard").invoke(null))

context.put("simulator", running)
context.get("userProperties").setProperty("veo.baseUrl", simulator.getMethod("baseUrl").invoke(running).toString())
// Only for this rehearsal: the pipeline itself must not accept simulated results.
context.get("userProperties").setProperty("veo.allowSimulated", "true")
