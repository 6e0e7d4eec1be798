package io.github.veomaven.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulatorProbeTest {

    private static boolean answers(BaseUrl baseUrl) {
        try (ApacheHttpTransport transport = ApacheHttpTransport.create(Optional.empty(), 1)) {
            return SimulatorProbe.answers(transport, baseUrl);
        }
    }

    private static boolean answers(ScriptedServer.Script script) throws IOException {
        try (ScriptedServer server = new ScriptedServer(script)) {
            boolean answers = answers(server.baseUrl());
            assertThat(server.heads())
                    .singleElement()
                    .asString()
                    .startsWith("GET /veo-simulator HTTP/1.1")
                    .doesNotContainIgnoringCase("authorization");
            return answers;
        }
    }

    @Test
    void aSimulatorIsRecognizedByItsHeader() throws IOException {
        assertThat(answers(exchange -> exchange.send(
                        ScriptedServer.response(200, "{\"simulated\":true}".getBytes(UTF_8), "Veo-Simulated: true"))))
                .isTrue();
    }

    @Test
    void anotherServerIsNone() throws IOException {
        assertThat(answers(exchange -> exchange.json("{\"simulated\":true}"))).isFalse();
        assertThat(answers(ScriptedServer.Exchange::reset)).isFalse();
        assertThat(answers(exchange -> exchange.send(ScriptedServer.response(404, new byte[0], "Veo-Simulated: true"))))
                .isFalse();
    }

    @Test
    void aRemoteHostIsNotEvenAsked() {
        assertThat(answers(BaseUrl.parse("https://no-such-host.invalid"))).isFalse();
    }
}
