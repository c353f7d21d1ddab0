package dev.gangway.sandbox.webapi;

import dev.gangway.sandbox.records.LeadQualification;
import dev.gangway.sandbox.records.OpportunityClosing;
import dev.gangway.sandbox.records.Records;
import dev.gangway.sandbox.store.Database;
import dev.gangway.sandbox.webapi.metadata.ServiceModel;
import dev.gangway.sandbox.webapi.query.QueryParser;
import dev.gangway.sandbox.webapi.query.QueryRunner;

/** What the handlers of the Web API share. Immutable. */
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

    PayloadReader payloads(ContentIds contentIds) {
        return new PayloadReader(new ReferenceResolver(database, contentIds));
    }
}
