package dev.gangway.onboarding.reconcile;

import dev.gangway.commerce.delivery.ChannelDelivery;
import dev.gangway.database.Database;
import dev.gangway.database.KeyedPages;
import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.onboarding.reconcile.DeliveredParts.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Customers and hierarchies of headquarters against those of the channel, and the other way round. */
final class DeliveryCheck {
    private final Database headquarters;
    private final Database channel;
    private final WorkQueue queue;
    private final Tally tally;
    private final DeliveredParts here;
    private final DeliveredParts there;

    DeliveryCheck(Database headquarters, Database channel, WorkQueue queue, Tally tally) {
        this.headquarters = headquarters;
        this.channel = channel;
        this.queue = queue;
        this.tally = tally;
        this.here = new DeliveredParts(headquarters, "delivery/");
        this.there = new DeliveredParts(channel, "reconcile/channel-");
    }

    void run(List<String> areas) {
        new KeyedPages(headquarters, "reconcile/customers-page", "customeraccount")
                .within(areas, page -> compare("customers", page, DeliveredParts::customer));
        new KeyedPages(headquarters, "reconcile/hierarchies-page", "customerhierarchyid")
                .all(page -> compare("hierarchies", page, DeliveredParts::hierarchy));
        List<String> channelAreas = channel.rows("reconcile/channel-areas", Map.of()).stream()
                .map(row -> row.text("dataareaid"))
                .toList();
        new KeyedPages(channel, "reconcile/channel-customers-page", "customeraccount")
                .within(channelAreas, page -> removed(page, DeliveredParts::customer));
        new KeyedPages(channel, "reconcile/channel-hierarchies-page", "customerhierarchyid")
                .all(page -> removed(page, DeliveredParts::hierarchy));
    }

    private void compare(String what, List<Row> page, Function<Row, RecordKey> key) {
        lookAgain(differences(page.stream().map(key).toList()));
        tally.compared(what, page.size());
    }

    /** Only those that headquarters does not have any more; the others have been compared. */
    private void removed(List<Row> page, Function<Row, RecordKey> key) {
        List<RecordKey> keys = new ArrayList<>(page.stream().map(key).toList());
        keys.removeAll(here.of(keys).keySet());
        lookAgain(differences(keys));
    }

    /** As with prospects: what counts was seen twice, with the job not having it before it in between. */
    private void lookAgain(Map<RecordKey, Difference> suspects) {
        if (suspects.isEmpty()) {
            return;
        }
        Set<RecordKey> left = new HashSet<>(suspects.keySet());
        Set<RecordKey> onTheirWay = queue.pending(ChannelDelivery.JOB, left);
        tally.inFlight(onTheirWay.size());
        left.removeAll(onTheirWay);
        tally.found(differences(left).entrySet().stream()
                .filter(entry -> entry.getValue().equals(suspects.get(entry.getKey())))
                .map(Map.Entry::getValue)
                .toList());
    }

    private Map<RecordKey, Difference> differences(Collection<RecordKey> keys) {
        Map<RecordKey, Part> hereNow = here.of(keys);
        Map<RecordKey, Part> thereNow = there.of(keys);
        Map<RecordKey, Difference> differences = new HashMap<>();
        for (RecordKey key : keys) {
            Part ours = hereNow.get(key);
            Part theirs = thereNow.get(key);
            if (!Objects.equals(ours, theirs)) {
                differences.put(key, difference(key, ours, theirs));
            }
        }
        return differences;
    }

    private static Difference difference(RecordKey key, Part ours, Part theirs) {
        return new Difference(
                ours == null ? DifferenceKind.NOT_REMOVED : DifferenceKind.NOT_DELIVERED,
                key.dataareaid(),
                (ours == null ? theirs : ours).prospectid(),
                null,
                key.id(),
                ours == null ? "removed " + key.id() : key.id(),
                theirs == null ? "nothing" : ours == null ? "still there" : "an older version",
                Repair.DELIVER);
    }
}
