package io.github.veomaven.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpResponseInterceptor;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.ResponseConnControl;
import org.apache.hc.core5.http.protocol.ResponseContent;

/**
 * The endpoint on 127.0.0.1, and on no other address.
 *
 * <p>Serves {@code /api/v1/veo/record-info?taskId=…} as the live service does, {@code /media/<name>.mp4} with a small
 * real video, {@code /veo-simulator} by which it is recognised, and {@code /veo-simulator/requests} with the requests that
 * it received. It responds only if the request names this machine as its host, so that no web page can reach it by its own
 * host name. Every HTTP response carries {@code Veo-Simulated: true}. Its threads are daemons.
 */
public final class Simulator implements AutoCloseable {

    /** RFC 9110, 5.6.7; the JDK's own RFC 1123 format writes the day of the month with one digit. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int BACKLOG = 512;
    private static final int MAX_CONNECTIONS = 1024;
    private static final long JOIN_MILLIS = 2000;

    private final ServerSocket server;
    private final URI baseUrl;
    private final long downNanos;
    private final InstantSource clock;
    private final SimulatedService service;
    private final HttpProcessor processor;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<ClientSocket, Thread> connections = new ConcurrentHashMap<>();
    private final Thread acceptor;

    private Simulator(ServerSocket server, Scenario scenario, InstantSource clock) {
        this.server = server;
        this.baseUrl = URI.create("http://127.0.0.1:" + server.getLocalPort());
        this.downNanos = scenario.downFor.toNanos();
        this.clock = clock;
        this.service = new SimulatedService(scenario, baseUrl, clock);
        this.processor = HttpProcessorBuilder.create()
                .add((HttpResponseInterceptor) this::mark)
                .add(ResponseContent.INSTANCE)
                .add(ResponseConnControl.INSTANCE)
                .build();
        this.acceptor = new Thread(this::accept, "veo-simulator-" + server.getLocalPort());
        acceptor.setDaemon(true);
    }

    /**
     * Starts a simulator.
     *
     * @param port 0 for any free port
     * @throws IOException when the port cannot be used
     */
    public static Simulator start(int port, Scenario scenario) throws IOException {
        return start(port, scenario, InstantSource.system());
    }

    /** Like {@link #start(int, Scenario)}, with the caller's clock, so that tests decide when scripted time has passed. */
    public static Simulator start(int port, Scenario scenario, InstantSource clock) throws IOException {
        ServerSocket server = new ServerSocket(port, BACKLOG, InetAddress.getByAddress(LOOPBACK));
        Simulator simulator = new Simulator(server, scenario, clock);
        simulator.acceptor.start();
        return simulator;
    }

    /** Returns {@code http://127.0.0.1:<port>}, without a slash at the end. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** Returns the latest 100,000 requests, in order, without those for {@code /veo-simulator/requests}. */
    public List<SimulatedRequest> requests() {
        return service.requests();
    }

    /** Closes every connection, even in the middle of a response, and frees the port. Calling it again does nothing. */
    @Override
    public void close() {
        closing.countDown();
        closeQuietly(server);
        join(acceptor);
        connections.keySet().forEach(client -> closeQuietly(client.socket()));
        connections.values().forEach(Simulator::join);
    }

    private void accept() {
        long number = 0;
        while (!server.isClosed()) {
            try {
                number++;
                serve(server.accept(), number);
            } catch (IOException e) {
                pauseUnlessClosing();
            }
        }
    }

    /** Marks every response as simulated, and dates it. */
    private void mark(HttpResponse response, EntityDetails entity, HttpContext context) {
        response.setHeader("Veo-Simulated", "true");
        if (!response.containsHeader("Date")) {
            response.setHeader("Date", HTTP_DATE.format(clock.instant()));
        }
    }

    private void serve(Socket socket, long number) throws IOException {
        if (service.nanos() < downNanos || connections.size() >= MAX_CONNECTIONS) {
            ClientSocket.resetAndClose(socket);
            return;
        }
        ClientSocket client = new ClientSocket(socket, number, closing);
        ClientConnection connection = new ClientConnection(client, service, processor);
        Thread thread = new Thread(
                () -> {
                    try {
                        connection.run();
                    } finally {
                        connections.remove(client);
                    }
                },
                "veo-simulator-" + server.getLocalPort() + "-connection-" + number);
        thread.setDaemon(true);
        connections.put(client, thread);
        thread.start();
    }

    /** Accepting fails when the machine has run out of descriptors: trying again at once would be of no use. */
    private void pauseUnlessClosing() {
        try {
            closing.await(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // Nothing can be done about it.
        }
    }

    /** Waits for a thread to end, but not for ever. An interrupt is kept for later, so that everything gets closed. */
    private static void join(Thread thread) {
        boolean interrupted = Thread.interrupted();
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
