package dev.gangway.onboarding.adopt;

import static dev.gangway.database.Database.texts;

import dev.gangway.commerce.partners.Customer;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;
import dev.gangway.onboarding.adopt.sales.SalesLead;
import dev.gangway.text.Fold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Recognizes by its effects a decision that somebody else has carried out while the prospect still says Pending: the requestor
 * is administrator of a hierarchy whose organization is the prospect's, by its number in Sales or by its name.
 */
final class Effects {
    private final Database headquarters;

    Effects(Database headquarters) {
        this.headquarters = headquarters;
    }

    /** A hierarchy that the requestor administrates, with its organization. */
    private record Effect(Row row) {
        Customer organization() {
            return Customer.of(row);
        }

        /** Whether the administrator's customer names the prospect. */
        boolean isItself() {
            return row.number("itself") == 1;
        }
    }

    /** The same matches, with the hierarchies of those that are on board. */
    List<LeadChoice.Match> see(List<LeadChoice.Match> matches) {
        List<AdoptionProspect> pending = matches.stream()
                .map(LeadChoice.Match::prospect)
                .filter(LeadLinks::isOpen)
                .toList();
        if (pending.isEmpty()) {
            return matches;
        }
        Map<RecordKey, List<Effect>> effects = new HashMap<>();
        Map<String, Object> parameters =
                RecordKey.parameters(pending.stream().map(AdoptionProspect::key).toList(), "prospectids");
        parameters.put("emails", texts(pending.stream().map(Effects::email).toList()));
        headquarters.rowsByKey("adopt/effects", parameters).forEach(row -> effects.computeIfAbsent(
                        new RecordKey(row.raw("dataareaid"), row.raw("prospectid")), key -> new ArrayList<>())
                .add(new Effect(row)));
        return matches.stream()
                .map(match -> seen(match, effects.getOrDefault(match.prospect().key(), List.of())))
                .toList();
    }

    private static String email(AdoptionProspect prospect) {
        return Fold.address(Objects.toString(prospect.prospect().email(), ""));
    }

    private static LeadChoice.Match seen(LeadChoice.Match match, List<Effect> effects) {
        return effects.stream()
                .filter(effect -> isIts(match, effect))
                .findFirst()
                .map(effect -> new LeadChoice.Match(
                        match.lead(),
                        match.prospect(),
                        match.by(),
                        effect.organization().hierarchy()))
                .orElse(match);
    }

    /** Who is administrator of one organization may ask for another one. */
    private static boolean isIts(LeadChoice.Match match, Effect effect) {
        String number = SalesLead.key(match.lead().account());
        String name = Fold.words(match.prospect().company());
        return effect.isItself()
                || !number.isEmpty()
                        && number.equals(
                                SalesLead.key(effect.organization().key().id()))
                || !name.isEmpty()
                        && name.equals(Fold.words(effect.organization().organizationName()));
    }
}
