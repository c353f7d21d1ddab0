package dev.gangway.onboarding.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.commerce.cloud.CloudReads;
import dev.gangway.commerce.cloud.approval.Effects;
import dev.gangway.fno.FinanceOperations;
import dev.gangway.fno.RowKey;
import dev.gangway.odata.RequestRejectedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The questions that only a write can answer, asked of two test prospects. A refusal is an answer too; a step does not pass
 * only where the service could not be asked.
 */
final class Trial {
    private static final String APPROVED = "Approved";
    private static final String REJECTED = "Rejected";
    private static final int NOT_FOUND = 404;
    private static final int CHANGED_MEANWHILE = 412;
    /** Effects may take ten times as long as anything else. */
    private static final int LONG = 10;

    private final FinanceOperations fno;
    private final TestProspect first;
    private final TestProspect second;
    private final Patience patience;
    private final List<String> settings = new ArrayList<>();
    private Effects effects;

    /**
     * @param first gets rejected
     * @param second gets approved
     */
    Trial(FinanceOperations fno, TestProspect first, TestProspect second, Patience patience) {
        this.fno = fno;
        this.first = first;
        this.second = second;
        this.patience = patience;
    }

    /** Asks them all. */
    void run(Steps steps, boolean withCustomer) {
        if (withCustomer) {
            steps.take("a customer before approval", this::customerFirst);
        }
        steps.take("rejection by a write", this::reject);
        steps.take("approval by a write", this::approve);
        steps.take("the same status once more", this::again);
        steps.take("the other status afterwards", this::contrary);
        steps.take("a write with a stale tag", this::staleTag);
        steps.take("a write without a row", this::missingKey);
    }

    /** What follows from the answers, ready to paste. */
    List<String> settings() {
        return List.copyOf(settings);
    }

    private String reject() {
        String refused = write(first, REJECTED);
        if (refused != null) {
            return "refused: " + refused;
        }
        return awaitStatus(first, REJECTED)
                ? "done, and the row shows it. Ask whether the decline mail went out: without it the write sets off nothing"
                : "answered as done, but the row does not show it";
    }

    private String approve() {
        String refused = write(second, APPROVED);
        if (refused != null) {
            manual("the service refuses to write the status");
            return "refused: " + refused;
        }
        if (!awaitStatus(second, APPROVED) && second.now().isPresent()) {
            manual("a written status is not kept");
            return "answered as done, but the row does not show it";
        }
        long began = System.nanoTime();
        Optional<Effects> complete =
                patience.times(LONG).poll(() -> Optional.of(effectsNow()).filter(found -> found.missing() == null));
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        effects = effectsNow();
        if (complete.isEmpty()) {
            manual("a written approval makes no partner");
            return "the row shows it, but after " + seconds + " s there is still no " + effects.missing()
                    + ": the write sets off nothing";
        }
        settings.add("gangway.fno.decisions = write");
        settings.add("gangway.fno.effects-seconds = " + Math.max(600, 10 * seconds));
        if (!effects.isRequestorCustomer()) {
            settings.add("gangway.requestor = contact");
        }
        return "customers " + String.join(", ", effects.customers()) + " and hierarchy " + effects.hierarchy()
                + " with its Admin after " + seconds + " s. Ask for the mail, too";
    }

    private void manual(String why) {
        settings.add("# " + why + ": a clerk decides, and Gangway notices it");
        settings.add("gangway.fno.decisions = manual");
    }

    private Effects effectsNow() {
        return Effects.of(fno, second.company(), second.party());
    }

    private String again() {
        if (!APPROVED.equals(second.status())) {
            return "not asked: the prospect is " + shown(second.status());
        }
        String refused = write(second, APPROVED);
        Effects after = effectsNow();
        String doubled = effects == null
                        || after.customers().size() <= effects.customers().size()
                ? "nothing is doubled"
                : "but there are more customers now: " + String.join(", ", after.customers());
        return (refused == null ? "done, " : "refused (" + refused + "), ") + doubled;
    }

    private String contrary() {
        if (!REJECTED.equals(first.status())) {
            return "not asked: the prospect is " + shown(first.status());
        }
        String refused = write(first, APPROVED);
        return refused == null ? "answered as done; the row shows " + shown(first.status()) : "refused: " + refused;
    }

    private String staleTag() {
        TestProspect one = second.now().isPresent() ? second : first;
        JsonNode before = one.now().orElseThrow(() -> new NotPassedException("both test prospects are gone"));
        fno.patch(one.row(), note("one"));
        try {
            fno.patch(one.row(), note("two"), before.path("@odata.etag").asText());
            return "the tag is not looked at";
        } catch (RequestRejectedException e) {
            return e.status() == CHANGED_MEANWHILE ? "refused with 412" : "refused: " + e.getMessage();
        }
    }

    private String missingKey() {
        RowKey none = RowKey.of(
                CloudReads.PROSPECTS,
                first.company(),
                "ProspectId",
                "GWV-" + UUID.randomUUID().toString().substring(0, 8));
        try {
            fno.patch(none, note("none"));
        } catch (RequestRejectedException e) {
            return e.status() == NOT_FOUND ? "refused with 404" : "refused: " + e.getMessage();
        }
        if (fno.get(none, "$select=ProspectId").isEmpty()) {
            return "answered as done, though there is nothing";
        }
        fno.delete(none);
        return "a row is created; it was deleted again";
    }

    private String customerFirst() {
        JsonNode prospect = fno.get(first.row(), "$select=CustomerGroupId,CurrencyCode,CompanyName")
                .orElseThrow(() -> new NotPassedException("the test prospect is gone"));
        ObjectNode customer = JsonNodeFactory.instance
                .objectNode()
                .put("dataAreaId", first.company())
                .put("CustomerGroupId", prospect.path("CustomerGroupId").asText())
                .put("SalesCurrencyCode", prospect.path("CurrencyCode").asText())
                .put("PartyNumber", first.party());
        try {
            JsonNode made = fno.create("CustomersV3", customer);
            fno.delete(RowKey.of(
                    "CustomersV3",
                    first.company(),
                    "CustomerAccount",
                    made.path("CustomerAccount").asText()));
            return "possible with the prospect's party; it was deleted again";
        } catch (RequestRejectedException e) {
            return "refused: " + e.getMessage();
        }
    }

    private static ObjectNode note(String text) {
        return JsonNodeFactory.instance.objectNode().put("Note", "gangway verify: " + text);
    }

    /** The service's words when it refuses; null when it says that it is done. */
    private static String write(TestProspect prospect, String status) {
        try {
            prospect.decide(status);
            return null;
        } catch (RequestRejectedException e) {
            return e.getMessage();
        }
    }

    private boolean awaitStatus(TestProspect prospect, String status) {
        return patience.poll(() -> Optional.ofNullable(prospect.status()).filter(status::equals))
                .isPresent();
    }

    private static String shown(String status) {
        return status == null ? "gone" : status;
    }
}
