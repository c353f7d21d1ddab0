package dev.gangway.commerce.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gangway.commerce.cloud.approval.Onboarded;
import dev.gangway.commerce.cloud.approval.OnboardedReader;
import dev.gangway.fno.FinanceOperations;
import dev.gangway.fno.Literals;
import dev.gangway.fno.RowKey;
import dev.gangway.ledger.RecordKey;
import dev.gangway.odata.AnswerTooLargeException;
import dev.gangway.odata.RequestRejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Gangway asks of Finance and Operations, and tells it. Only the legal entities that are set, never a default one. */
final class CloudHeadquarters {
    private static final Logger LOG = LoggerFactory.getLogger(CloudHeadquarters.class);
    private static final int BAD_REQUEST = 400;

    private final FinanceOperations fno;
    private final String companies;
    private final String prospectType;
    private final int pageSize;
    private final Contacts contacts;
    private final AtomicBoolean flagsAreFiltered = new AtomicBoolean(true);

    CloudHeadquarters(FinanceOperations fno, CloudOptions options) {
        this.fno = fno;
        this.companies = CloudReads.ofCompanies(options.companies());
        this.prospectType = options.prospectType();
        this.pageSize = options.pageSize();
        this.contacts = new Contacts(fno);
    }

    /** Reads all pending B2B prospects, page by page. Only a call that comes back has seen all of them. */
    void pending(Consumer<List<JsonNode>> page) {
        read(CloudReads.PENDING, Set.of("Pending"), page);
    }

    /** Reads all B2B prospects that have been decided, page by page. */
    void decided(Consumer<List<JsonNode>> page) {
        read(CloudReads.IS_B2B, Set.of("Approved", "Rejected"), page);
    }

    private void read(String filter, Set<String> statuses, Consumer<List<JsonNode>> page) {
        if (flagsAreFiltered.get()) {
            try {
                walk(filter + " and " + companies, statuses, page, pageSize);
                return;
            } catch (RequestRejectedException e) {
                if (e.status() != BAD_REQUEST) {
                    throw e;
                }
                LOG.warn(
                        "The B2B flags cannot be filtered on, so {} prospects of the companies are read: {}",
                        prospectType.isEmpty() ? "all" : prospectType,
                        e.getMessage());
                flagsAreFiltered.set(false);
            }
        }
        walk(CloudReads.ofType(prospectType, companies), statuses, page, pageSize);
    }

    private void walk(String filter, Set<String> statuses, Consumer<List<JsonNode>> page, int rows) {
        String options = "$filter=" + Literals.query(filter) + "&" + ProspectReader.OPTIONS + "&$orderby="
                + ProspectReader.KEY_ORDER;
        try {
            fno.walk(ProspectReader.SET, options, rows, answer -> page.accept(ours(answer, statuses)));
        } catch (AnswerTooLargeException e) {
            if (rows == 1) {
                throw e;
            }
            walk(filter, statuses, page, Math.max(1, rows / 4));
        }
    }

    private static List<JsonNode> ours(JsonNode page, Set<String> statuses) {
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode row : page.path("value")) {
            if (row.path("IsB2BProspect").asText().equals("Yes")
                    && statuses.contains(row.path(CloudReads.STATUS).asText())) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** A prospect as it is now; empty when there is none. */
    Optional<JsonNode> prospect(String company, RecordKey key) {
        Optional<JsonNode> found = fno.get(row(company, key), ProspectReader.OPTIONS);
        found.ifPresent(row -> addContacts(List.of(row)));
        return found;
    }

    /** Adds the contact persons of prospects whose party is the organization. */
    void addContacts(List<JsonNode> prospects) {
        contacts.add(prospects);
    }

    /** Sets the status, and nothing else of the row. What came of it is told by the row alone. */
    void decide(String company, RecordKey key, String status) {
        fno.patch(row(company, key), JsonNodeFactory.instance.objectNode().put("B2BProspectStatus", status));
    }

    private static RowKey row(String company, RecordKey key) {
        return RowKey.of(ProspectReader.SET, company, "ProspectId", key.id());
    }

    /** The customers and the hierarchy that approval made of a prospect's party, as far as they are there. */
    Onboarded onboarded(String company, String party) {
        return new OnboardedReader(fno).read(company, party);
    }
}
