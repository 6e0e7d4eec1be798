import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.codehaus.plexus.classworlds.launcher.Launcher;

/** Runs one build again and again in this JVM, as daemons, IDEs and embedders do, and looks at what each leaves. */
public final class ManyBuilds {

    /** By then the JDK and Maven have started what they keep. */
    private static final int WARM = 3;

    public static void main(String[] arguments) throws Exception {
        int builds = Integer.parseInt(arguments[0]);
        String[] maven = List.of(arguments).subList(1, arguments.length).toArray(String[]::new);
        int port = freePort();
        System.setProperty("veo.simulator.port", String.valueOf(port));
        Map<String, Long> warm = Map.of();
        for (int build = 1; build <= builds; build++) {
            int exitCode = Launcher.mainWithExitCode(maven);
            require(exitCode == 0, "build " + build + " ended with " + exitCode);
            new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")).close();
            require(ours().isEmpty(), "build " + build + " leaves " + ours());
            if (build == WARM) {
                warm = kept();
            }
        }
        Map<String, Long> before = warm;
        // Maven's own come and go; what a goal leaves would be there once for each build.
        long leak = (builds - WARM) / 2;
        boolean grew =
                kept().entrySet().stream().anyMatch(entry -> entry.getValue() - before.get(entry.getKey()) >= leak);
        require(!grew, "after " + WARM + " builds: " + warm + ", after " + builds + ": " + kept());
        System.err.println("NOTHING LEFT BEHIND AFTER " + builds + " BUILDS");
        System.exit(0);
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return any.getLocalPort();
        }
    }

    /** Threads and shutdown hooks of the plugin. */
    private static List<String> ours() throws ReflectiveOperationException {
        return Stream.concat(Thread.getAllStackTraces().keySet().stream(), hooks().keySet().stream())
                .filter(thread -> thread.getName().startsWith("veo")
                        || thread.getClass().getName().startsWith("io.github.veomaven")
                        || thread.getClass().getClassLoader() != null
                                && thread.getClass().getClassLoader().toString().contains("veo-maven-plugin"))
                .map(String::valueOf)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<Thread, Thread> hooks() throws ReflectiveOperationException {
        var hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
        hooks.setAccessible(true);
        return (Map<Thread, Thread>) hooks.get(null);
    }

    /** How many threads, and on Linux sockets, there are. */
    private static Map<String, Long> kept() throws Exception {
        Map<String, Long> kept = new TreeMap<>();
        kept.put("threads", (long) Thread.getAllStackTraces().size());
        Path descriptors = Path.of("/proc/self/fd");
        if (Files.isDirectory(descriptors)) {
            try (Stream<Path> open = Files.list(descriptors)) {
                kept.put("sockets", open.filter(ManyBuilds::isSocket).count());
            }
        }
        return kept;
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException gone) {
            return false;
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            System.err.println("FAILED: " + message);
            System.exit(1);
        }
    }
}
