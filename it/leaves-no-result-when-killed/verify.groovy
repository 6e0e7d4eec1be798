import java.util.concurrent.TimeUnit

assert context.get("killed").get(1, TimeUnit.MINUTES)

def left = []
new File(basedir, "target").eachFileRecurse(groovy.io.FileType.FILES) { left << it.name }
// Maven 4 keeps a copy of the project's pom there.
assert left.findAll { !it.startsWith("consumer-") } == []
