package dev.gangway.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.DataModel;
import dev.gangway.sandbox.model.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowTest {
    private final DataModel model = DataModel.published();
    private final Table leads = model.table("lead");
    private final Database database = new Database(model, 1);

    private Row stored(Object[] values) {
        try (Transaction tx = database.begin()) {
            Row row = tx.insert(leads, UUID.randomUUID(), values);
            tx.commit();
            return row;
        }
    }

    private Object stored(String name, Object value) {
        Column column = leads.column(name);
        Object[] values = new Object[leads.columns().size()];
        values[column.ordinal()] = value;
        Row row = stored(values);
        assertThat(row.values()[column.ordinal()]).isEqualTo(value);
        return row.get(column);
    }

    @Test
    void everyTypeComesBackAsItWent() {
        assertThat(stored("subject", "")).isEqualTo("");
        assertThat(stored("subject", "Grüße")).isEqualTo("Grüße");
        assertThat(stored("subject", "東京 👍")).isEqualTo("東京 👍");
        assertThat(stored("numberofemployees", Integer.MIN_VALUE)).isEqualTo(Integer.MIN_VALUE);
        assertThat(stored("createdon", 1_800_000_000L)).isEqualTo(1_800_000_000L);
        assertThat(stored("createdon", -1L)).isEqualTo(-1L);
        assertThat(stored("donotemail", true)).isEqualTo(true);
        assertThat(stored("estimatedclosedate", LocalDate.of(1969, 12, 31))).isEqualTo(LocalDate.of(1969, 12, 31));
        assertThat(stored("revenue", new BigDecimal("-99999999999999.9999")))
                .isEqualTo(new BigDecimal("-99999999999999.9999"));
        assertThat(stored("address1_latitude", -0.5)).isEqualTo(-0.5);
        UUID id = UUID.randomUUID();
        assertThat(stored("address1_addressid", id)).isEqualTo(id);
        Reference account = new Reference(model.table("account"), id);
        assertThat(stored("parentaccountid", account)).isEqualTo(account);
    }

    @Test
    void aColumnThatWasNotFilledIsNull() {
        Object[] values = new Object[leads.columns().size()];
        values[leads.column("lastname").ordinal()] = "Berg";
        values[leads.column("subject").ordinal()] = "x".repeat(5000);
        Row row = stored(values);

        assertThat(row.get(leads.column("firstname"))).isNull();
        assertThat(row.get(leads.column("yomifullname"))).isNull();
        assertThat(row.get(leads.column("lastname"))).isEqualTo("Berg");
        assertThat(row.get(leads.column("leadid"))).isEqualTo(row.id());
        assertThat(row.get(leads.column("versionnumber"))).isEqualTo(row.version());
    }
}
