package dev.gangway.runner.demo;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Says in one line each what becomes of the requests that are not part of the story. */
final class Newcomers {

    private final Set<String> known;
    private final PrintWriter out;
    private final Map<String, String> said = new HashMap<>();

    Newcomers(Set<String> known, PrintWriter out) {
        this.known = Set.copyOf(known);
        this.out = out;
    }

    void report(Collection<Journey> journeys) {
        for (Journey journey : journeys) {
            String news = news(journey);
            if (!known.contains(journey.requestId()) && !news.equals(said.put(journey.requestId(), news))) {
                out.println("request " + journey.requestId() + ": " + news);
            }
        }
    }

    private static String news(Journey journey) {
        StringBuilder news = new StringBuilder();
        news.append(journey.prospectId() == null ? "in the channel" : "prospect " + journey.prospectId());
        append(news, "", journey.commerceState());
        append(news, "lead ", journey.leadId());
        append(news, "in Sales ", journey.salesState());
        append(news, "hierarchy ", journey.hierarchyId());
        append(news, "mail ", journey.mailsReceived() == 0 ? null : "received");
        append(news, "needs manual action: ", journey.error());
        return news.toString();
    }

    private static void append(StringBuilder news, String what, String value) {
        if (value != null && !value.isEmpty()) {
            news.append(", ").append(what).append(value);
        }
    }
}
