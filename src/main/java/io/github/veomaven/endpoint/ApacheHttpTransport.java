package io.github.veomaven.endpoint;

import io.github.veomaven.endpoint.HttpTransport.HttpReply;
import io.github.veomaven.http.DaemonThreads;
import io.github.veomaven.http.HttpClientFactory;
import io.github.veomaven.http.ProxyException;
import io.github.veomaven.http.ProxySettings;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.io.CloseMode;

/**
 * The transport on HttpClient 5. A watchdog thread aborts a request whose time is up, whatever it is doing: socket
 * timeouts limit only the silence between two bytes, so a body that drips would take for ever.
 */
public final class ApacheHttpTransport implements HttpTransport {

    private final Optional<ProxySettings> proxy;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService watchdog = DaemonThreads.scheduler("veo-watchdog");
    private final Set<HttpGet> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private ApacheHttpTransport(Optional<ProxySettings> proxy, CloseableHttpClient client) {
        this.proxy = proxy;
        this.client = client;
    }

    /**
     * Creates a transport that keeps its connections open between requests and accepts gzip.
     *
     * @param proxy for every request
     * @param maxConcurrentRequests connections, at least 1; a request beyond them waits, which counts towards its limit
     */
    public static ApacheHttpTransport create(Optional<ProxySettings> proxy, int maxConcurrentRequests) {
        return new ApacheHttpTransport(proxy, HttpClientFactory.create(proxy, maxConcurrentRequests));
    }

    @Override
    public HttpReply get(URI uri, Map<String, String> headers, Duration limit) throws IOException {
        HttpGet request = request(uri, headers);
        AtomicBoolean expired = new AtomicBoolean();
        Future<?> deadline = watch(request, expired, limit);
        underWay.add(request);
        try {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            return exchange(uri, request);
        } catch (IOException | RuntimeException e) {
            if (expired.get()) {
                throw new SocketTimeoutException("No complete answer within the limit");
            }
            if (closed) {
                throw closedTransport();
            }
            throw e;
        } finally {
            underWay.remove(request);
            deadline.cancel(false);
        }
    }

    private static HttpGet request(URI uri, Map<String, String> headers) {
        HttpGet request = new HttpGet(uri);
        request.setHeader("Accept", "application/json");
        request.setHeader("Accept-Encoding", "gzip");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            request.setHeader(header.getKey(), header.getValue());
        }
        return request;
    }

    private Future<?> watch(HttpGet request, AtomicBoolean expired, Duration limit) throws IOException {
        try {
            return watchdog.schedule(
                    () -> {
                        expired.set(true);
                        request.cancel();
                    },
                    limit.toNanos(),
                    TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            throw closedTransport();
        }
    }

    private HttpReply exchange(URI uri, HttpGet request) throws IOException {
        HttpClientContext context = HttpClientContext.create();
        try (ClassicHttpResponse response = client.executeOpen(null, request, context)) {
            ProxyException.throwIfProxyAnswered(uri, response, context, proxy);
            Map<String, String> headers = new HashMap<>();
            for (Header header : response.getHeaders()) {
                headers.put(header.getName(), header.getValue());
            }
            byte[] raw = body(request, response.getEntity());
            Header encoding = response.getLastHeader("Content-Encoding");
            byte[] body = decoded(raw, encoding == null ? "" : encoding.getValue());
            return new HttpReply(response.getCode(), headers, body);
        }
    }

    private static byte[] body(HttpGet request, HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        InputStream content = entity.getContent();
        try {
            byte[] bytes = read(content);
            content.close();
            return bytes;
        } catch (TroubleException e) {
            // Closing would read the rest, which may be endless, unless the connection is cut first.
            request.cancel();
            throw e;
        } catch (ConnectionClosedException | MalformedChunkCodingException | EOFException e) {
            throw new TroubleException("truncated reply", "The reply's body ends too early");
        }
    }

    /** Reads a body that may be endless. */
    private static byte[] read(InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw new TroubleException(
                    "body too large", "The reply's body is larger than " + MAX_BODY + " bytes, so it was not read");
        }
        return bytes;
    }

    /** Undoes the {@code Content-Encoding}, which may be unknown, wrong, or hide too many bytes. */
    private static byte[] decoded(byte[] raw, String encoding) throws IOException {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> raw;
            case "gzip", "x-gzip" -> raw.length == 0 ? raw : gunzip(raw);
            default ->
                throw new TroubleException(
                        "unknown encoding", "The reply has a Content-Encoding that was not asked for");
        };
    }

    private static byte[] gunzip(byte[] raw) throws IOException {
        try (InputStream decompressed = new GZIPInputStream(new ByteArrayInputStream(raw))) {
            return read(decompressed);
        } catch (EOFException e) {
            throw new TroubleException("truncated reply", "The reply's gzip data ends too early");
        } catch (ZipException e) {
            throw new TroubleException("not gzip", "The reply claims to be gzip, but its body is not");
        }
    }

    private static TroubleException closedTransport() {
        return new TroubleException("closed", "The run is over, so the request was not made or not finished");
    }

    @Override
    public void close() {
        closed = true;
        watchdog.shutdownNow();
        for (HttpGet request : underWay) {
            request.cancel();
        }
        client.close(CloseMode.IMMEDIATE);
    }
}
