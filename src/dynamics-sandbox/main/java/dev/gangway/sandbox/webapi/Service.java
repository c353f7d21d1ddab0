package dev.gangway.sandbox.webapi;

import dev.gangway.sandbox.records.Caller;
import dev.gangway.sandbox.records.LeadQualification;
import dev.gangway.sandbox.records.OpportunityClosing;
import dev.gangway.sandbox.records.Privileges;
import dev.gangway.sandbox.records.Records;
import dev.gangway.sandbox.store.Database;
import dev.gangway.sandbox.webapi.message.ContentIds;
import dev.gangway.sandbox.webapi.metadata.ServiceModel;
import dev.gangway.sandbox.webapi.query.Expansion;
import dev.gangway.sandbox.webapi.query.Query;
import dev.gangway.sandbox.webapi.query.QueryParser;
import dev.gangway.sandbox.webapi.query.QueryRunner;
import dev.gangway.sandbox.webapi.rows.PayloadReader;
import dev.gangway.sandbox.webapi.rows.ReferenceResolver;
import dev.gangway.sandbox.webapi.rows.RowWriter;

/** The shared dependencies of the Web API's handlers. Immutable. */
public record Service(
        Database database,
        Records records,
        LeadQualification qualification,
        OpportunityClosing closing,
        ServiceModel metadata,
        QueryParser queries,
        QueryRunner runner,
        RowWriter rows,
        DeltaTokens deltas) {

    /**
     * @throws dev.gangway.sandbox.errors.DataverseException 403 when the caller may not read the table or an expanded
     *     one
     */
    void checkRead(Caller caller, Query query) {
        records.privileges().check(caller, Privileges.Action.READ, query.table());
        for (Expansion expansion : query.expand()) {
            // the table of an owner is only known per row
            if (expansion.query() != null) {
                checkRead(caller, expansion.query());
            }
        }
    }

    PayloadReader payloads(ContentIds contentIds) {
        return new PayloadReader(new ReferenceResolver(database, contentIds));
    }
}
