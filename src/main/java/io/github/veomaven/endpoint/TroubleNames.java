package io.github.veomaven.endpoint;

import io.github.veomaven.await.PollAnswer;
import io.github.veomaven.await.PollAnswer.Trouble;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;

/** Names what went wrong on the way: every failure to get a reply is passing trouble, never the task's fault. */
final class TroubleNames {

    static final String LIMIT = "no answer within the limit";

    private TroubleNames() {}

    static Trouble of(Throwable failure) {
        if (failure instanceof TroubleException named) {
            return trouble(named.kind(), named.getMessage());
        }
        if (failure instanceof SocketTimeoutException) {
            return outOfTime();
        }
        if (failure instanceof UnknownHostException) {
            return trouble(
                    "DNS",
                    "The host name cannot be resolved: check <baseUrl> (veo.baseUrl), the network, and whether"
                            + " settings.xml needs a proxy");
        }
        if (failure instanceof RejectedExecutionException) {
            return trouble("closed", "The run is over, so the request was not made");
        }
        if (failure instanceof SSLException tls
                && !(tls.getCause() instanceof SocketException || tls.getCause() instanceof EOFException)) {
            return tls(tls);
        }
        return failure instanceof SocketException || failure instanceof SSLException ? broken(failure) : other(failure);
    }

    static Trouble outOfTime() {
        return trouble(LIMIT, "No complete answer came within the request's time limit");
    }

    private static Trouble tls(SSLException tls) {
        return trouble(
                "TLS",
                "No secure connection: " + tls.getMessage()
                        + ". If the service, or a proxy between, has a certificate of a"
                        + " private authority, add that authority to the trust store of the JDK that runs Maven"
                        + " (keytool -importcert -cacerts). Verification cannot be switched off");
    }

    private static Trouble broken(Throwable failure) {
        String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("refused")) {
            return trouble("connection refused", "Nothing accepts connections there");
        }
        if (text.contains("reset") || text.contains("broken pipe")) {
            return trouble("connection reset", "The connection was reset before the whole answer had come");
        }
        return failure instanceof ConnectException || failure instanceof NoRouteToHostException
                ? trouble("no connection", "No connection could be made: " + failure.getMessage())
                : trouble("connection broken", "The connection broke: " + failure.getMessage());
    }

    private static Trouble other(Throwable failure) {
        String kind = failure instanceof IOException ? "I/O error" : "internal error";
        return trouble(kind, "The request came to nothing: " + failure);
    }

    private static Trouble trouble(String kind, String message) {
        return new Trouble(kind, message, PollAnswer.Throttle.NO, Optional.empty());
    }
}
