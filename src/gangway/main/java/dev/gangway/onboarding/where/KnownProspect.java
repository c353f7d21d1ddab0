package dev.gangway.onboarding.where;

import static java.util.stream.Collectors.joining;

import dev.gangway.commerce.partners.Prospect;
import dev.gangway.database.Row;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A prospect and what became of its lead. Columns are read when they are asked for. */
record KnownProspect(Prospect prospect) {
    static KnownProspect of(Row row) {
        return new KnownProspect(Prospect.of(row));
    }

    /** The key of its lead; null for none. */
    String leadId() {
        return text("leadid");
    }

    /** Of the person who asked; null for none. */
    String person() {
        return Words.name(prospect.firstName(), prospect.lastName());
    }

    /** @param opportunities of its lead, in words */
    List<Step> steps(Stream<String> opportunities) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(prospect.created(), "prospect", prospect.key().id()));
        if (leadId() == null) {
            return steps;
        }
        LocalDateTime leadCreated = time("leadcreated");
        if (leadCreated != null) {
            steps.add(new Step(leadCreated, "lead", leadId()));
        }
        if (text("leadsent") != null) {
            steps.add(new Step(leadCreated, "sent to Sales", text("leadsent")));
        }
        LocalDateTime decided = time("decided");
        String state = Stream.concat(
                        Stream.of(text("salesstate"), text("leadstate"))
                                .filter(Objects::nonNull)
                                .distinct(),
                        opportunities)
                .collect(joining(", "));
        if (!state.isEmpty()) {
            steps.add(new Step(decided, "answered by Sales", state));
        }
        if (decided != null) {
            steps.add(new Step(decided, "decided", prospect.statusWord()));
        }
        if (time("delivered") != null) {
            steps.add(new Step(time("delivered"), "delivered", "to the channel"));
        }
        return steps;
    }

    private String text(String column) {
        return prospect.row().text(column);
    }

    private LocalDateTime time(String column) {
        return prospect.row().time(column);
    }
}
