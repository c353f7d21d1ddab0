package dev.gangway.commerce.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.fno.FinanceOperations;
import dev.gangway.fno.Literals;
import dev.gangway.ledger.RecordKey;
import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.SignInException;
import dev.gangway.text.Fold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The person who asked, where the party of a prospect is the organization: then it may hang on the prospect as a contact
 * person. A user that may not read contact persons gets the names in the prospect's name.
 */
final class Contacts {
    static final String SET = "CDSContactPersonsV2";
    static final String OPTIONS =
            "$select=dataAreaId,ContactPersonPartyNumber,AssociatedContactType,AssociatedContactNumber,"
                    + "FirstName,LastName,PrimaryEmailAddress,IsInactive";
    private static final String KEY = "dataAreaId,ContactPersonPartyNumber,AssociatedContactNumber";
    /** Under which a row of a prospect has its contact person. */
    static final String MEMBER = "ContactPerson";

    private static final Logger LOG = LoggerFactory.getLogger(Contacts.class);
    private static final int FORBIDDEN = 403;
    /** An address has to stay short. */
    private static final int AT_ONCE = 20;

    private final FinanceOperations fno;
    private final AtomicBoolean isReadable = new AtomicBoolean(true);

    Contacts(FinanceOperations fno) {
        this.fno = fno;
    }

    /** Adds to each row of a prospect whose party is no person the contact person that it has. */
    void add(List<JsonNode> prospects) {
        List<JsonNode> wanting = prospects.stream()
                .filter(row -> row.path("Party").isObject())
                .filter(row ->
                        row.path("Party").path("PersonLastName").asText("").isEmpty())
                .toList();
        for (int from = 0; from < wanting.size() && isReadable.get(); from += AT_ONCE) {
            addSome(wanting.subList(from, Math.min(wanting.size(), from + AT_ONCE)));
        }
    }

    private void addSome(List<JsonNode> prospects) {
        Map<RecordKey, List<JsonNode>> contacts = new HashMap<>();
        try {
            for (JsonNode contact : fno.list(SET, filter(prospects), KEY, OPTIONS)) {
                boolean isOurs = contact.path("AssociatedContactType").asText().equals("Prospect")
                        && !contact.path("IsInactive").asText().equals("Yes")
                        && !Fold.isBlank(contact.path("LastName").asText(""));
                if (isOurs) {
                    contacts.computeIfAbsent(key(contact, "AssociatedContactNumber"), none -> new ArrayList<>())
                            .add(contact);
                }
            }
        } catch (SignInException e) {
            if (e.status() != FORBIDDEN) {
                throw e;
            }
            unreadable(e);
        } catch (RequestRejectedException e) {
            unreadable(e);
        }
        for (JsonNode prospect : prospects) {
            List<JsonNode> own = contacts.getOrDefault(key(prospect, "ProspectId"), List.of());
            if (!own.isEmpty()) {
                ((ObjectNode) prospect).set(MEMBER, best(prospect, own));
            }
        }
    }

    /** The enumeration of the type is not compared there: no document has its name. */
    private static String filter(List<JsonNode> prospects) {
        return prospects.stream()
                .map(prospect -> "dataAreaId eq "
                        + Literals.text(prospect.path("dataAreaId").asText())
                        + " and AssociatedContactNumber eq "
                        + Literals.text(prospect.path("ProspectId").asText()))
                .collect(Collectors.joining(" or "));
    }

    private static RecordKey key(JsonNode row, String number) {
        return new RecordKey(
                row.path("dataAreaId").asText().toLowerCase(Locale.ROOT),
                row.path(number).asText().toLowerCase(Locale.ROOT));
    }

    /** The one with the prospect's own address, else the first. */
    private static JsonNode best(JsonNode prospect, List<JsonNode> contacts) {
        String email = Fold.address(prospect.path("PrimaryEmailAddress").asText());
        return contacts.stream()
                .filter(contact -> Fold.address(
                                contact.path("PrimaryEmailAddress").asText())
                        .equals(email))
                .findFirst()
                .orElse(contacts.get(0));
    }

    private void unreadable(RuntimeException e) {
        isReadable.set(false);
        LOG.warn(
                "Contact persons cannot be read, so names of people are taken from the name of the prospect: {}",
                e.getMessage());
    }
}
