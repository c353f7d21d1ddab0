package dev.gangway.onboarding.where;

import static dev.gangway.database.Database.nullable;

import dev.gangway.commerce.partners.ChannelRequest;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.text.Fold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds partners by a text: a key first, then an e-mail address, then the beginnings of words where the database has an
 * index of them, then a part of a name. The last one reads whole tables. Changes nothing; thread-safe.
 */
public final class Where {
    private final Database headquarters;
    private final Database channel;
    private final Way way;

    public Where(Database headquarters, Database channel) {
        this.headquarters = headquarters;
        this.channel = channel;
        this.way = new Way(headquarters);
    }

    /** What a partner is found by; what is null does not belong to it. */
    record Key(String requestId, String dataareaid, String prospectId, String customerAccount) {
        static Key of(Row row) {
            return new Key(
                    row.raw("requestid"), row.text("dataareaid"), row.text("prospectid"), row.text("customeraccount"));
        }

        Map<String, Object> parameters() {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("requestid", nullable(requestId));
            parameters.put("dataareaid", nullable(dataareaid));
            parameters.put("prospectid", nullable(prospectId));
            parameters.put("customeraccount", nullable(customerAccount));
            return parameters;
        }
    }

    /**
     * The partners that a text stands for, with their ways.
     *
     * @param text e-mail address, company, name, request, prospect, lead, customer number or hierarchy
     * @param max how many at the most
     */
    public List<Partner> find(String text, int max) {
        String typed = Fold.key(text);
        if (typed.isEmpty()) {
            throw new IllegalArgumentException("Say whom to look for: an e-mail address, a name, a number");
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("text", typed);
        // an ID of Sales may come with braces around it
        parameters.put("small", typed.toLowerCase(Locale.ROOT).replaceAll("^\\{|}$", ""));
        parameters.put("address", Fold.address(typed));
        parameters.put("capitals", typed.toUpperCase(Locale.ROOT));
        parameters.put("max", max);
        List<Partner> found = new ArrayList<>();
        keys(parameters).stream().limit(max).map(way::of).forEach(found::add);
        if (found.size() < max) {
            found.addAll(inChannel(parameters));
        }
        return found;
    }

    private Set<Key> keys(Map<String, Object> parameters) {
        List<String> questions = headquarters.dialect().findsWords()
                ? List.of("where/by-key", "where/by-email", "where/by-words", "where/by-name")
                : List.of("where/by-key", "where/by-email", "where/by-name");
        for (String question : questions) {
            Set<Key> keys = new LinkedHashSet<>();
            headquarters.rows(question, parameters).forEach(row -> keys.add(Key.of(row)));
            if (!keys.isEmpty()) {
                return keys;
            }
        }
        return Set.of();
    }

    private List<Partner> inChannel(Map<String, Object> parameters) {
        parameters.put(
                "counter",
                headquarters
                        .rows("requests/watermark", Map.of("jobid", "P-0001"))
                        .get(0)
                        .number("counter"));
        return channel.rows("where/in-channel", parameters).stream()
                .map(ChannelRequest::new)
                .map(request -> new Partner(
                        request.dataareaid(),
                        request.storedId(),
                        null,
                        null,
                        List.of(),
                        request.company(),
                        Words.name(request.firstName(), request.lastName()),
                        request.email(),
                        "Requested",
                        List.of(
                                new Step(request.created(), "requested", request.typeWord()),
                                new Step(null, "waits", "for P-0001 to pull it from the channel"))))
                .toList();
    }
}
