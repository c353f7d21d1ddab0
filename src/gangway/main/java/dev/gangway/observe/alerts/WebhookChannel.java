package dev.gangway.observe.alerts;

import dev.gangway.odata.HttpLimits;
import dev.gangway.odata.http.CamelHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;

/**
 * Posts one JSON object, by the proxy and with the trust of the settings. Neither address nor answer is shown: the address is
 * as good as a secret.
 */
public final class WebhookChannel implements AlertChannel {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final URI address;
    private final CamelHttp http;

    public WebhookChannel(CamelContext context, URI address) {
        this.address = address;
        this.http = new CamelHttp(
                context,
                "gangway-webhook",
                URI.create(address.getScheme() + "://" + address.getRawAuthority()),
                new HttpLimits(PATIENCE.dividedBy(2), PATIENCE, 1),
                null);
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public void tell(Alert alert) throws IOException {
        int status = http.send(
                        "POST",
                        address,
                        Map.of("Content-Type", "application/json"),
                        alert.json().getBytes(StandardCharsets.UTF_8),
                        LARGEST_ANSWER)
                .status();
        if (status / 100 != 2) {
            throw new IOException("the webhook answers with " + status);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
