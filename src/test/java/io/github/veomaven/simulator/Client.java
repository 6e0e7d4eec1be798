package io.github.veomaven.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Asks a simulator, by HTTP or by bytes. */
final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI baseUrl;

    Client(Simulator simulator) {
        this.baseUrl = simulator.baseUrl();
    }

    HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return send("GET", path, headers);
    }

    HttpResponse<byte[]> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUrl + path)).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> poll(String taskId, String... headers) throws Exception {
        return get(recordInfo(taskId), headers);
    }

    JsonNode record(String taskId, String... headers) throws Exception {
        return JSON.readTree(poll(taskId, headers).body());
    }

    /** The status of the answer to a request with these lines and no others. */
    int statusOf(String... lines) throws IOException {
        try (Socket socket = new Socket(baseUrl.getHost(), baseUrl.getPort())) {
            String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ")[1]);
        }
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    static byte[] unzipped(byte[] bytes) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    static String recordInfo(String taskId) {
        return "/api/v1/veo/record-info?taskId=" + URLEncoder.encode(taskId, StandardCharsets.UTF_8);
    }

    /** Sends one request and leaves the connection to the caller. */
    Socket raw(String path, String... headerLines) throws IOException {
        Socket socket = new Socket(baseUrl.getHost(), baseUrl.getPort());
        write(socket, path, headerLines);
        return socket;
    }

    static void write(Socket socket, String path, String... headerLines) throws IOException {
        StringBuilder request =
                new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + socket.getPort() + "\r\n");
        for (String line : headerLines) {
            request.append(line).append("\r\n");
        }
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    }
}
