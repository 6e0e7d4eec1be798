package io.github.veomaven.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.veomaven.endpoint.BaseUrl;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * Bytes on a socket under full control, for what the simulator cannot do: TLS, proxies that make tunnels or refuse to,
 * replies that are not HTTP, and looking at a request as it was sent, including credentials. A test that needs none of
 * these uses the simulator, which users have as well.
 */
public final class ScriptedServer implements AutoCloseable {

    /** One request's head, and what to do about it. */
    public record Exchange(String head, Socket socket, CountDownLatch closed) {

        public void send(byte[] bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }

        public void send(String text) throws IOException {
            send(text.getBytes(ISO_8859_1));
        }

        public void json(String body) throws IOException {
            send(response(200, body.getBytes(UTF_8)));
        }

        /** RST instead of FIN. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Sends nothing more until the server is closed. */
        public void silence() throws InterruptedException {
            closed.await();
        }

        /** Sends the same bytes again and again until the other side hangs up. */
        public void drip(String text) throws IOException, InterruptedException {
            while (!closed.await(10, TimeUnit.MILLISECONDS)) {
                send(text);
            }
        }
    }

    @FunctionalInterface
    public interface Script {
        void play(Exchange exchange) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final Script script;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    public ScriptedServer(Script script) {
        this(ServerSocketFactory.getDefault(), script);
    }

    public ScriptedServer(ServerSocketFactory factory, Script script) {
        this.script = script;
        try {
            this.listener = factory.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    public static byte[] response(int status, byte[] body, String... headers) {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        String head = "HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length + "\r\n"
                + String.join(
                        "",
                        List.of(headers).stream().map(header -> header + "\r\n").toList()) + "\r\n";
        response.writeBytes(head.getBytes(ISO_8859_1));
        response.writeBytes(body);
        return response.toByteArray();
    }

    public int port() {
        return listener.getLocalPort();
    }

    public BaseUrl baseUrl() {
        return BaseUrl.parse("http://127.0.0.1:" + port());
    }

    public int connections() {
        return connections.get();
    }

    /** Heads of all requests so far. */
    public List<String> heads() {
        return heads;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                sockets.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException e) {
                // Closed, or a client that went away.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String head = head(in); !head.isEmpty() && !socket.isClosed(); head = head(in)) {
                heads.add(head);
                script.play(new Exchange(head, socket, closed));
            }
        } catch (IOException | InterruptedException e) {
            // The client has hung up.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (head.toString().endsWith("\r\n\r\n")) {
                return head.toString();
            }
        }
        return "";
    }

    public static void daemon(Runnable run) {
        Thread thread = new Thread(run, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
