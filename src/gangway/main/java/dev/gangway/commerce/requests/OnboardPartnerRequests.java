package dev.gangway.commerce.requests;

import static dev.gangway.database.Database.texts;

import dev.gangway.commerce.partners.ChannelRequest;
import dev.gangway.commerce.partners.NumberSequences;
import dev.gangway.database.Database;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.text.Fold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Requests of type OnboardPartner: each becomes a prospect of type B2BProspect, many with one statement. */
final class OnboardPartnerRequests implements RequestHandler {
    private final Database headquarters;
    private final NumberSequences numbers;

    OnboardPartnerRequests(Database headquarters, NumberSequences numbers) {
        this.headquarters = headquarters;
        this.numbers = numbers;
    }

    @Override
    public Map<String, Refusal> apply(List<ChannelRequest> requests) {
        var partners = new OpenPartners(headquarters, requests);
        Map<String, Refusal> refusals = new HashMap<>();
        List<String> accepted = new ArrayList<>();
        for (ChannelRequest request : requests) {
            if (request.prospectId() != null) {
                continue;
            }
            Refusal refusal = refusal(request, partners);
            if (refusal == null) {
                accepted.add(request.id());
            } else {
                refusals.put(request.id(), refusal);
            }
        }
        create(accepted);
        return refusals;
    }

    private static Refusal refusal(ChannelRequest request, OpenPartners partners) {
        List<String> complaints = RequestRules.ofPartner(request);
        if (!complaints.isEmpty()) {
            return RequestHandler.invalid(request, complaints);
        }
        String other = partners.admit(request);
        return other == null
                ? null
                : new Refusal(
                        request.id(),
                        "DuplicatePartner",
                        "Duplicate: " + request.email() + " is already known in " + request.dataareaid()
                                + " (" + other + ")" + RequestFolding.told(request)
                                + ". Discard this request, or retry it once the other is rejected",
                        true);
    }

    private void create(List<String> accepted) {
        if (accepted.isEmpty()) {
            return;
        }
        headquarters.update(
                "requests/prospects-from-requests",
                Map.of(
                        "requestids", texts(accepted),
                        "prospectids", texts(numbers.take("Prospect", accepted.size())),
                        "partynumbers", texts(numbers.take("Party", accepted.size())),
                        "now", headquarters.utcNow()));
    }

    /** Who is on board already, in headquarters or earlier in the same chunk. */
    private static final class OpenPartners {
        private final Map<RecordKey, String> byEmail = new HashMap<>();

        OpenPartners(Database headquarters, List<ChannelRequest> requests) {
            headquarters
                    .rows(
                            "partners/prospects-open-by-email",
                            RecordKey.parameters(
                                    requests.stream().map(OpenPartners::address).toList(), "emails"))
                    .forEach(row -> byEmail.put(RecordKey.of(row, "openemailaddress"), row.text("holder")));
        }

        /** Null when the e-mail is new, otherwise who has it. */
        String admit(ChannelRequest request) {
            return byEmail.putIfAbsent(address(request), "request " + request.id() + ", just before this one");
        }

        private static RecordKey address(ChannelRequest request) {
            String area = request.dataareaid();
            String email = request.email();
            return new RecordKey(area == null ? "" : area, email == null ? "" : Fold.address(email));
        }
    }
}
