package io.github.veomaven.simulator;

import io.github.veomaven.simulator.ScriptedReply.Reset;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.io.HttpServerRequestHandler;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;

/** Serves one client, with all scripted faults, until it disconnects or the simulator closes. */
final class ClientConnection implements Runnable, HttpServerRequestHandler {

    private static final Http1Config CONFIG = Http1Config.custom()
            .setMaxHeaderCount(200)
            .setMaxLineLength(128 * 1024)
            .setMaxEmptyLineCount(10)
            .build();

    private final ClientSocket socket;
    private final SimulatedService service;
    private final HttpService http;
    private Map<String, List<String>> latestHeaders = Map.of();
    private boolean closesAfterReply;

    ClientConnection(ClientSocket socket, SimulatedService service, HttpProcessor processor) {
        this.socket = socket;
        this.service = service;
        this.http = new HttpService(processor, this, CONFIG, DefaultConnectionReuseStrategy.INSTANCE, null);
    }

    @Override
    public void run() {
        try (DefaultBHttpServerConnection connection = new DefaultBHttpServerConnection("http", CONFIG)) {
            socket.socket().setTcpNoDelay(true);
            connection.bind(socket.socket());
            while (connection.isOpen() && !closesAfterReply) {
                http.handleRequest(connection, HttpCoreContext.create());
            }
        } catch (IOException | HttpException e) {
            // The client disconnected, or the connection was cut on purpose.
        }
    }

    @Override
    public void handle(ClassicHttpRequest request, ResponseTrigger trigger, HttpContext context)
            throws HttpException, IOException {
        IncomingRequest incoming = IncomingRequest.of(request, latestHeaders);
        latestHeaders = incoming.headers();
        Response response = service.respond(incoming, socket.number());
        beforeTheFirstByte(response);
        closesAfterReply = response.script.thenClose;
        trigger.submitResponse(message(response));
    }

    private void beforeTheFirstByte(Response response) throws IOException {
        ScriptedReply script = response.script;
        if (!script.delay.isZero()) {
            socket.pause(script.delay);
        }
        if (script.neverAnswer) {
            socket.staySilent();
        }
        if (script.resets(Reset.BEFORE)) {
            throw socket.reset();
        }
        if (script.resets(Reset.INSIDE_HEAD)) {
            throw socket.resetInsideHead(response.status);
        }
    }

    private BasicClassicHttpResponse message(Response response) throws IOException {
        response.compress();
        BasicClassicHttpResponse message = new BasicClassicHttpResponse(response.status);
        response.headers.forEach((name, values) -> values.forEach(value -> message.addHeader(name, value)));
        message.setEntity(ResponseBody.of(response, socket));
        return message;
    }
}
