package dev.gangway.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.sandbox.errors.DataverseException;
import dev.gangway.sandbox.model.DataModel;
import dev.gangway.sandbox.model.Table;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private final DataModel model = DataModel.published();
    private final Table leads = model.table("lead");
    private final Database database = new Database(model, 1);

    private Object[] values(String prospect) {
        Object[] values = new Object[leads.columns().size()];
        values[leads.column("msdyn_prospectid").ordinal()] = prospect;
        return values;
    }

    private Row insert(UUID id, String prospect) {
        try (Transaction tx = database.begin()) {
            Row row = tx.insert(leads, id, values(prospect));
            tx.commit();
            return row;
        }
    }

    private List<Row> changesAfter(long version) {
        return database.read(() -> database.data(leads).changedBetween(version, Long.MAX_VALUE, 10_000));
    }

    @Test
    void whatIsNotCommittedNeverWas() {
        Row kept = insert(UUID.randomUUID(), "1");
        UUID never = UUID.randomUUID();
        try (Transaction tx = database.begin()) {
            tx.insert(leads, never, values("2"));
            Row changed = tx.update(leads, kept, values("3"));
            tx.delete(leads, changed);
        }

        TableData data = database.data(leads);
        assertThat(data.get(never)).isNull();
        assertThat(data.get(kept.id())).isSameAs(kept);
        assertThat(changesAfter(0)).containsExactly(kept);
        assertThat(data.deletedBetween(0, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void keysAreFreeAgainAfterARollback() {
        database.addKey(leads, "k", List.of(leads.column("msdyn_prospectid")));
        try (Transaction tx = database.begin()) {
            tx.insert(leads, UUID.randomUUID(), values("1"));
        }

        assertThat(insert(UUID.randomUUID(), "1")).isNotNull();
        assertThatThrownBy(() -> insert(UUID.randomUUID(), "1")).isInstanceOf(DataverseException.class);
    }

    @Test
    void anUpdateThatViolatesAKeyKeepsTheOldKey() {
        database.addKey(leads, "k", List.of(leads.column("msdyn_prospectid")));
        insert(UUID.randomUUID(), "1");
        Row second = insert(UUID.randomUUID(), "2");

        try (Transaction tx = database.begin()) {
            assertThatThrownBy(() -> tx.update(leads, second, values("1"))).isInstanceOf(DataverseException.class);
            tx.commit();
        }

        assertThat(database.data(leads).get(second.id())).isSameAs(second);
        assertThatThrownBy(() -> insert(UUID.randomUUID(), "2")).isInstanceOf(DataverseException.class);
    }

    @Test
    void aKeyIsNotDeclaredOverRowsThatShareAValue() {
        insert(UUID.randomUUID(), "1");
        insert(UUID.randomUUID(), "1");

        assertThatThrownBy(() -> database.addKey(leads, "k", List.of(leads.column("msdyn_prospectid"))))
                .isInstanceOf(DataverseException.class);
        assertThat(database.data(leads).keys()).isEmpty();
    }

    @Test
    void theLogOfChangesForgetsWhatWasOvertaken() {
        Row row = insert(UUID.randomUUID(), "0");
        for (int i = 1; i <= 5000; i++) {
            try (Transaction tx = database.begin()) {
                row = tx.update(leads, row, values(Integer.toString(i)));
                tx.commit();
            }
        }

        assertThat(changesAfter(0)).containsExactly(row);
        assertThat(changesAfter(row.version())).isEmpty();
        assertThat(database.data(leads).mark().changes()).isLessThan(3000);
    }
}
