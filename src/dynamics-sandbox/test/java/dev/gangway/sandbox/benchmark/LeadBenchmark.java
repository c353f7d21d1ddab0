package dev.gangway.sandbox.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.sandbox.SalesSandbox;
import dev.gangway.sandbox.limits.ProtectionLimits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How many leads a second the sandbox takes, how much memory they need, and what reading changes costs beside them. Client
 * and sandbox share one process and its processors. Arguments: leads (default 1,000,000), rows per request (100), lanes (2).
 * Ends with 1 when the sandbox would be the bottleneck of what it judges.
 *
 * <pre>mvn test -Psandbox-benchmark</pre>
 */
public final class LeadBenchmark {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WARM_UP = 40_000;
    private static final int WANTED_PER_SECOND = 20_000;
    /** Reading the log is a binary search; garbage collection beside a million rows makes the rest. */
    private static final double TOLERATED_GROWTH = 4;

    private static final int DELTA_READS = 50;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;
    private final String token;
    private final int chunk;

    private LeadBenchmark(SalesSandbox sandbox, int chunk) throws Exception {
        this.api = sandbox.url().resolve("/api/data/v9.2/");
        this.chunk = chunk;
        HttpRequest request = HttpRequest.newBuilder(sandbox.tokenUrl())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id="
                        + sandbox.clientId() + "&client_secret=" + sandbox.clientSecret() + "&scope=x/.default"))
                .build();
        token = JSON.readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .path("access_token")
                .asText();
    }

    public static void main(String[] args) throws Exception {
        int leads = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int chunk = args.length > 1 ? Integer.parseInt(args[1]) : 100;
        int lanes = args.length > 2 ? Integer.parseInt(args[2]) : 2;
        Measured measured = measure(leads, WARM_UP, chunk, lanes);
        if (measured.slowest() < WANTED_PER_SECOND || measured.growth() > TOLERATED_GROWTH) {
            System.out.printf(
                    Locale.ROOT,
                    "Missed: at least %,d leads/s whatever way they come, and a delta read that does not grow with the table"
                            + " (it took %.1f times as long with all leads as with few)%n",
                    WANTED_PER_SECOND,
                    measured.growth());
            System.exit(1);
        }
    }

    /**
     * What came out.
     *
     * @param leads how many the sandbox has in the end
     * @param slowest leads a second of the slowest way to create them
     * @param growth how many times as long a delta read took with all leads as with those of the warm-up
     */
    record Measured(int leads, double slowest, double growth) {}

    static Measured measure(int leads, int warmUp, int chunk, int lanes) throws Exception {
        try (SalesSandbox sandbox =
                SalesSandbox.builder().limits(ProtectionLimits.NONE).start()) {
            LeadBenchmark benchmark = new LeadBenchmark(sandbox, chunk);
            benchmark.run("warm-up, $batch", warmUp, lanes, benchmark::batch);
            benchmark.run("warm-up, CreateMultiple", warmUp, lanes, benchmark::createMultiple);
            Changes few = benchmark.changes();
            double batch = benchmark.run("$batch", leads / 2, lanes, benchmark::batch);
            double changeSet = benchmark.run("$batch with change set", leads / 10, lanes, benchmark::changeSet);
            double bulk =
                    benchmark.run("CreateMultiple", leads * 4 / 10 - 2 * warmUp, lanes, benchmark::createMultiple);
            Changes all = benchmark.changes();
            return new Measured(
                    all.rows(), Math.min(batch, Math.min(changeSet, bulk)), all.milliseconds() / few.milliseconds());
        }
    }

    private interface Body {
        HttpRequest of(int first);
    }

    private double run(String what, int leads, int lanes, Body body) throws Exception {
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(lanes);
        List<Future<?>> done = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            int first = leads / lanes * lane;
            int last = leads / lanes * (lane + 1);
            done.add(threads.submit(() -> {
                for (int i = first; i < last; i += chunk) {
                    HttpResponse<String> answer = http.send(body.of(i), HttpResponse.BodyHandlers.ofString());
                    if (answer.statusCode() != 200) {
                        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                    }
                }
                return null;
            }));
        }
        for (Future<?> lane : done) {
            lane.get();
        }
        threads.shutdown();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.printf(
                Locale.ROOT,
                "%-26s %,9d leads in %6.1f s: %,7.0f leads/s; heap in use %,d MiB%n",
                what,
                leads,
                seconds,
                leads / seconds,
                used >> 20);
        return leads / seconds;
    }

    /**
     * @param rows how many leads there were before the delta reads
     * @param milliseconds what a delta read of one chunk took on average
     */
    private record Changes(int rows, double milliseconds) {}

    /** One full read in pages, then delta reads after a hundred changes each: the second must not depend on the table's size. */
    private Changes changes() throws Exception {
        long start = System.nanoTime();
        String next = api.resolve("leads?$select=subject,statecode").toString();
        String delta = null;
        int rows = 0;
        while (delta == null) {
            JsonNode page = get(next, "odata.track-changes,odata.maxpagesize=5000");
            rows += page.path("value").size();
            next = page.path("@odata.nextLink").asText();
            delta = page.has("@odata.deltaLink") ? page.path("@odata.deltaLink").asText() : null;
        }
        System.out.printf(
                Locale.ROOT, "full read of changes: %,d rows in %.1f s%n", rows, (System.nanoTime() - start) / 1e9);
        long spent = 0;
        for (int i = 0; i < DELTA_READS; i++) {
            http.send(batch(i * chunk), HttpResponse.BodyHandlers.ofString());
            long before = System.nanoTime();
            JsonNode page = get(delta, "odata.maxpagesize=5000");
            spent += System.nanoTime() - before;
            if (page.path("value").size() != chunk) {
                throw new IllegalStateException("Expected " + chunk + " changes, got "
                        + page.path("value").size());
            }
            delta = page.path("@odata.deltaLink").asText();
        }
        System.out.printf(
                Locale.ROOT, "delta read of %d changes: %.2f ms on average%n", chunk, spent / 1e6 / DELTA_READS);
        return new Changes(rows, spent / 1e6 / DELTA_READS);
    }

    private JsonNode get(String url, String prefer) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .header("Prefer", prefer)
                .build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body());
    }

    private HttpRequest batch(int first) {
        StringBuilder body = new StringBuilder(chunk * 1200);
        for (int i = first; i < first + chunk; i++) {
            body.append("--batch_1\r\n").append(part(i, ""));
        }
        return request(
                "$batch",
                "multipart/mixed; boundary=batch_1",
                body.append("--batch_1--\r\n").toString());
    }

    private HttpRequest changeSet(int first) {
        StringBuilder body = new StringBuilder(chunk * 1200);
        body.append("--batch_1\r\nContent-Type: multipart/mixed; boundary=cs_1\r\n\r\n");
        for (int i = first; i < first + chunk; i++) {
            body.append("--cs_1\r\n").append(part(i, "Content-ID: " + (i + 1) + "\r\n"));
        }
        return request(
                "$batch",
                "multipart/mixed; boundary=batch_1",
                body.append("--cs_1--\r\n--batch_1--\r\n").toString());
    }

    private static String part(int i, String contentId) {
        return "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n" + contentId
                + "\r\nPOST /api/data/v9.2/leads HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{" + lead(i)
                + "}\r\n";
    }

    private HttpRequest createMultiple(int first) {
        StringBuilder body = new StringBuilder(chunk * 1000).append("{\"Targets\":[");
        for (int i = first; i < first + chunk; i++) {
            body.append(i == first ? "" : ",")
                    .append("{\"@odata.type\":\"Microsoft.Dynamics.CRM.lead\",")
                    .append(lead(i))
                    .append('}');
        }
        return request(
                "leads/Microsoft.Dynamics.CRM.CreateMultiple",
                "application/json",
                body.append("]}").toString());
    }

    private HttpRequest request(String path, String type, String body) {
        return HttpRequest.newBuilder(api.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** The columns of Microsoft's map from Commerce prospects to leads, filled as a partner would. */
    private static String lead(int i) {
        return "\"subject\":\"Partner request " + i + "\",\"firstname\":\"Ida\",\"lastname\":\"Berg " + i
                + "\",\"companyname\":\"Fabrikam " + i + " Ltd\",\"emailaddress1\":\"ida." + i
                + "@fabrikam.example\",\"telephone1\":\"+47 22 33 " + i + "\",\"websiteurl\":\"https://fabrikam" + i
                + ".example\",\"description\":\"We would like to sell your bikes in our shops in the north of the country.\","
                + "\"address1_line1\":\"Storgata " + i % 200
                + "\",\"address1_city\":\"Oslo\",\"address1_postalcode\":\"0155\","
                + "\"address1_country\":\"NOR\",\"numberofemployees\":" + i % 500
                + ",\"leadsourcecode\":8,\"msdyn_prospectid\":\"P-" + i
                + "\",\"msdyn_b2bcommerceprospect\":true,\"msdyn_b2bprospectstatus\":192350000,"
                + "\"transactioncurrencyid@odata.bind\":\"/transactioncurrencies(0e000000-0000-4000-8000-000000000001)\"";
    }
}
