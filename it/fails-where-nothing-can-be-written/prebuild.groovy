import java.nio.file.Files
import java.nio.file.Paths

new File(basedir, "taken").text = "something else"
Files.createSymbolicLink(basedir.toPath().resolve("dangling"), Paths.get("nowhere/at/all"))
return true
