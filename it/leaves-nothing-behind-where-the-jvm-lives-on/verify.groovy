def home = (new File(basedir, "build.log").text =~ /(?m)^.*Maven home: (.+)$/)[0][1].trim()
def launcher = new File(home, "boot").listFiles().find { it.name ==~ /plexus-classworlds-.*\.jar/ }
def log = new File(basedir, "many-builds.log")

def command = [
    new File(System.getProperty("java.home"), "bin/java").path,
    "--add-opens", "java.base/java.lang=ALL-UNNAMED",
    "-Dmaven.home=$home", "-Dclassworlds.conf=$home/bin/m2.conf", "-Dmaven.multiModuleProjectDirectory=$basedir",
    "-cp", launcher.path, new File(basedir, "ManyBuilds.java").path,
    "20", "-B", "-Dmaven.repo.local=$localRepositoryPath", "prepare-package"]
def builds = new ProcessBuilder(command*.toString())
        .directory(basedir).redirectErrorStream(true).redirectOutput(log).start()

assert builds.waitFor() == 0 : log.text.readLines().takeRight(30).join("\n")
assert log.text.contains("NOTHING LEFT BEHIND AFTER 20 BUILDS")
