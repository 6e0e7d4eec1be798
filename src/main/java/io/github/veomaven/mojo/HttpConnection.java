package io.github.veomaven.mojo;

import io.github.veomaven.await.TaskSource;
import io.github.veomaven.endpoint.ApacheHttpTransport;
import io.github.veomaven.endpoint.ApiKey;
import io.github.veomaven.endpoint.BaseUrl;
import io.github.veomaven.endpoint.EndpointTaskSource;
import io.github.veomaven.endpoint.HttpTransport;
import io.github.veomaven.endpoint.SimulatorProbe;
import io.github.veomaven.http.ProxySettings;
import java.util.Optional;

/** The way over HTTP. */
final class HttpConnection implements Connection {

    private final HttpTransport transport;
    private final BaseUrl baseUrl;
    private Optional<EndpointTaskSource> source = Optional.empty();

    private HttpConnection(HttpTransport transport, BaseUrl baseUrl) {
        this.transport = transport;
        this.baseUrl = baseUrl;
    }

    static Connection open(BaseUrl baseUrl, Optional<ProxySettings> proxy, int maxConcurrentRequests) {
        return new HttpConnection(ApacheHttpTransport.create(proxy, maxConcurrentRequests), baseUrl);
    }

    @Override
    public boolean isSimulated() {
        return SimulatorProbe.answers(transport, baseUrl);
    }

    @Override
    public TaskSource source(Optional<ApiKey> key) {
        EndpointTaskSource opened = new EndpointTaskSource(transport, baseUrl, key);
        source = Optional.of(opened);
        return opened;
    }

    @Override
    public void close() {
        source.ifPresent(EndpointTaskSource::close);
        transport.close();
    }
}
