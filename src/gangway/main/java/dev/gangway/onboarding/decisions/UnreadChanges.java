package dev.gangway.onboarding.decisions;

import static dev.gangway.database.Database.texts;

import dev.gangway.database.Database;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.DeltaExpiredException;
import dev.gangway.dataverse.changes.ChangePage;
import dev.gangway.dataverse.changes.ChangeQuery;
import dev.gangway.onboarding.link.ChangeFeed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads ahead what changed in Sales, for those who look and do nothing. */
final class UnreadChanges {
    private final Database headquarters;
    private final Dataverse sales;
    private final ChangeFeed feed;

    UnreadChanges(Database headquarters, Dataverse sales, ChangeFeed feed) {
        this.headquarters = headquarters;
        this.sales = sales;
        this.feed = feed;
    }

    /** Keys of leads, see {@link SalesChanges#unread}. */
    Optional<Set<String>> leads(ChangeQuery leads, ChangeQuery opportunities, int pages) {
        Set<String> unread = new HashSet<>();
        List<String> deleted = new ArrayList<>();
        boolean all = readAhead(leads, pages, page -> {
                    page.changed()
                            .forEach(lead -> unread.add(lead.path("leadid").asText()));
                    page.deleted().forEach(id -> unread.add(id.toString()));
                })
                && readAhead(opportunities, pages, page -> {
                    page.changed()
                            .forEach(row -> unread.add(
                                    row.path("_originatingleadid_value").asText()));
                    page.deleted().forEach(id -> deleted.add(id.toString()));
                });
        headquarters
                .rows("decisions/links-by-opportunity", Map.of("opportunityids", texts(deleted)))
                .forEach(link -> unread.add(link.text("leadid")));
        return all ? Optional.of(unread) : Optional.empty();
    }

    private boolean readAhead(ChangeQuery query, int pages, Consumer<ChangePage> each) {
        String token = feed.token(query);
        boolean more = true;
        try {
            for (int i = 0; token != null && more && i < pages; i++) {
                ChangePage page = sales.changes(query, token);
                each.accept(page);
                token = page.next();
                more = !page.last();
            }
        } catch (DeltaExpiredException e) {
            return false;
        }
        return !more;
    }
}
