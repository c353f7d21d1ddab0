package dev.gangway.commerce.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Prospects that have been decided. The job {@code headquarters} looks at pending ones only: so nobody would know whose the
 * leads of those are that were decided before Gangway came, nor that one has got another status since.
 */
public final class DecidedProspects {
    private final Database database;
    private final Mirror mirror;
    private final CloudHeadquarters cloud;

    DecidedProspects(CloudTables tables, CloudHeadquarters cloud) {
        this.database = tables.database();
        this.mirror = tables.mirror();
        this.cloud = cloud;
    }

    /**
     * One that has another status than the one that was mirrored.
     *
     * @param here what was mirrored
     * @param there what headquarters has now
     */
    public record Drift(RecordKey key, String here, String there) {}

    /**
     * Compares them all with what was mirrored; of pending ones the next look knows more.
     *
     * @param page gets how many were compared, and those that differ
     * @throws dev.gangway.odata.ServiceException when Finance and Operations is away or refuses
     */
    public void compare(BiConsumer<Integer, List<Drift>> page) {
        cloud.decided(rows -> {
            Map<RecordKey, String> now = new LinkedHashMap<>();
            rows.forEach(row ->
                    now.put(ProspectReader.key(row), row.path(CloudReads.STATUS).asText()));
            Map<RecordKey, Row> known = mirror.known(now.keySet());
            List<Drift> drifts = new ArrayList<>();
            now.forEach((key, there) -> {
                String here = known.containsKey(key) ? known.get(key).text("b2bprospectstatus") : null;
                if (here != null && !here.equals("Pending") && !here.equals(there)) {
                    drifts.add(new Drift(key, here, there));
                }
            });
            page.accept(rows.size(), drifts);
        });
    }

    /**
     * Mirrors those that are not known, for an adoption: as they are. No lead is made of them, and nobody looks for their
     * customers. Safe to repeat, and to break off.
     *
     * @throws dev.gangway.odata.ServiceException when Finance and Operations is away or refuses
     */
    public void mirror() {
        cloud.decided(page -> {
            Map<RecordKey, JsonNode> rows = new LinkedHashMap<>();
            page.forEach(row -> rows.put(ProspectReader.key(row), row));
            rows.keySet().removeAll(mirror.known(rows.keySet()).keySet());
            List<CloudProspect> fresh = rows.values().stream()
                    .map(row -> ProspectReader.read(row, true))
                    .toList();
            Map<RecordKey, ?> refused = mirror.tooLong(fresh);
            fresh.stream().filter(one -> !refused.containsKey(one.key())).forEach(this::add);
        });
    }

    private void add(CloudProspect one) {
        database.inTransaction(() -> {
            mirror.add(Map.of(one, Mirror.State.Decided));
            mirror.complete(one.key());
        });
    }
}
