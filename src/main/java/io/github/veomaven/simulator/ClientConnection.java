package io.github.veomaven.simulator;

import java.io.IOException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;

/** Serves one client until it goes, or the simulator does. */
final class ClientConnection implements Runnable {

    private static final Http1Config CONFIG = Http1Config.custom()
            .setMaxHeaderCount(200)
            .setMaxLineLength(128 * 1024)
            .setMaxEmptyLineCount(10)
            .build();

    private final Wire wire;
    private final HttpService http;

    ClientConnection(Wire wire, Service service, HttpProcessor processor) {
        this.wire = wire;
        this.http = new HttpService(
                processor, new RequestHandler(service, wire), CONFIG, DefaultConnectionReuseStrategy.INSTANCE, null);
    }

    @Override
    public void run() {
        try (DefaultBHttpServerConnection connection = new DefaultBHttpServerConnection("http", CONFIG)) {
            wire.socket().setTcpNoDelay(true);
            connection.bind(wire.socket());
            while (connection.isOpen() && !wire.isToBeClosed()) {
                http.handleRequest(connection, HttpCoreContext.create());
            }
        } catch (IOException | HttpException e) {
            // the client left, or the connection was cut on purpose: either ends it, and nothing else
        }
    }
}
