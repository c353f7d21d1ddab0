package dev.gangway.story;

import dev.gangway.EmbeddedGangway;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.DataverseConnection;
import dev.gangway.dataverse.Operation;
import dev.gangway.sandbox.SalesSandbox;
import java.util.List;

/** Another program that writes to Sales, with an access of its own. */
final class Somebody {
    private Somebody() {}

    static void writes(EmbeddedGangway gangway, SalesSandbox sales, Operation... operations) {
        try (var somebody = new Dataverse(
                gangway.context,
                DataverseConnection.of(sales.url(), sales.tokenUrl(), sales.clientId(), sales.clientSecret()))) {
            somebody.batch(List.of(operations));
        }
    }
}
