package io.github.veomaven.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One client's connection below HTTP, with the faults of that layer: pauses, silence, cuts and resets.
 *
 * @param number 1 for the first connection
 * @param closing reaches zero when the simulator closes, which ends every pause
 */
record ClientSocket(Socket socket, long number, CountDownLatch closing) {

    /** @throws ConnectionCutException when the simulator closes in the meantime */
    void pause(Duration duration) throws IOException {
        try {
            if (closing.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                throw cut();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cut();
        }
    }

    /** Sends nothing until the client disconnects or the simulator closes. */
    void staySilent() throws IOException {
        InputStream in = socket.getInputStream();
        byte[] ignored = new byte[512];
        int read = 0;
        while (read >= 0) {
            read = in.read(ignored);
        }
        throw cut();
    }

    /** Resets the connection (TCP RST): what has not been sent yet is lost. */
    ConnectionCutException reset() throws IOException {
        resetAndClose(socket);
        return new ConnectionCutException();
    }

    static void resetAndClose(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Sends the beginning of a response's head, then resets the connection. */
    ConnectionCutException resetInsideHead(int status) throws IOException {
        String beginning = "HTTP/1.1 " + status + " \r\nContent-Type: applic";
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
        return reset();
    }

    /** Closes the connection in order: what was sent arrives. */
    ConnectionCutException cut() throws IOException {
        if (!socket.isClosed()) {
            socket.shutdownOutput();
        }
        socket.close();
        return new ConnectionCutException();
    }

    /** The connection was closed on purpose, before the response was complete. */
    static final class ConnectionCutException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
