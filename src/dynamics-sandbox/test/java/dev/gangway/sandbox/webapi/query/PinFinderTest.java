package dev.gangway.sandbox.webapi.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.sandbox.model.DataModel;
import dev.gangway.sandbox.store.Database;
import dev.gangway.sandbox.webapi.metadata.ServiceModel;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing but time tells from outside whether a query looks at a few rows or at all of them. */
class PinFinderTest {
    private static final String ONE = "11111111-1111-1111-1111-111111111111";
    private static final String TWO = "22222222-2222-2222-2222-222222222222";
    private static final DataModel MODEL = DataModel.published();
    private static final QueryParser PARSER =
            new QueryParser(new ServiceModel(MODEL), new Database(MODEL, 1), Clock.systemUTC());

    private static Query.Pin pin(String filter) {
        String complete = filter.replace("In(", "Microsoft.Dynamics.CRM.In(PropertyName=")
                .replace("[", "PropertyValues=['")
                .replace("]", "']")
                .replace("ONE", ONE)
                .replace("TWO", TWO);
        return PARSER.parse(MODEL.table("lead"), new QueryString("$filter=" + QueryString.encode(complete)))
                .filter()
                .pinned();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "leadid eq ONE                                               | leadid",
                "In('leadid',[ONE])                                          | leadid",
                "In('leadid',[ONE]) and statecode eq 0                       | leadid",
                "statecode eq 0 and (subject ne null and In('leadid',[ONE])) | leadid",
                "_ownerid_value eq TWO and In('leadid',[ONE])                | leadid",
                "In('leadid',[ONE]) and _ownerid_value eq TWO                | leadid",
                "In('_parentaccountid_value',[ONE])                          | parentaccountid",
                "In('parentaccountid',[ONE]) and statecode eq 0              | parentaccountid"
            })
    void whatMustHoldPins(String filter, String column) {
        Query.Pin pin = pin(filter.trim());

        assertThat(pin.column().name()).isEqualTo(column);
        assertThat(pin.values()).containsExactly(UUID.fromString(ONE));
    }

    @Test
    void aListPinsEachOfItsValuesOnce() {
        assertThat(pin("In('leadid',[TWO','ONE','TWO])").values())
                .containsExactly(UUID.fromString(ONE), UUID.fromString(TWO));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In('leadid',[ONE]) or statecode eq 0",
                "In('leadid',[ONE]) or In('leadid',[TWO])",
                "not In('leadid',[ONE])",
                "In('_parentaccountid_value',[ONE','null])",
                "In('subject',[ONE])",
                "leadid ne ONE"
            })
    void whatNeedNotHoldPinsNothing(String filter) {
        assertThat(pin(filter)).isNull();
    }
}
