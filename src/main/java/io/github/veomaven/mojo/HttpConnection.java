package io.github.veomaven.mojo;

import io.github.veomaven.await.TaskSource;
import io.github.veomaven.endpoint.ApacheHttpTransport;
import io.github.veomaven.endpoint.ApiKey;
import io.github.veomaven.endpoint.BaseUrl;
import io.github.veomaven.endpoint.EndpointTaskSource;
import io.github.veomaven.endpoint.HttpTransport;
import io.github.veomaven.http.ProxySettings;
import java.util.Optional;

/** The way over HTTP. */
final class HttpConnection implements Connection {

    private final HttpTransport transport;
    private final BaseUrl baseUrl;
    private final Optional<ProxySettings> proxy;
    private Optional<EndpointTaskSource> source = Optional.empty();

    private HttpConnection(HttpTransport transport, BaseUrl baseUrl, Optional<ProxySettings> proxy) {
        this.transport = transport;
        this.baseUrl = baseUrl;
        this.proxy = proxy;
    }

    static Connection open(BaseUrl baseUrl, Optional<ProxySettings> proxy, int maxConcurrentRequests) {
        return new HttpConnection(ApacheHttpTransport.create(proxy, maxConcurrentRequests), baseUrl, proxy);
    }

    @Override
    public boolean isSimulated() {
        return opened(Optional.empty()).isSimulated();
    }

    @Override
    public TaskSource source(Optional<ApiKey> key) {
        return opened(key);
    }

    private EndpointTaskSource opened(Optional<ApiKey> key) {
        EndpointTaskSource opened = new EndpointTaskSource(transport, baseUrl, proxy, key);
        source = Optional.of(opened);
        return opened;
    }

    @Override
    public void close() {
        source.ifPresent(EndpointTaskSource::close);
        transport.close();
    }
}
