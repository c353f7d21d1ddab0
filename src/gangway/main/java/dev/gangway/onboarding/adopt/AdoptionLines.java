package dev.gangway.onboarding.adopt;

import dev.gangway.commerce.partners.PartyType;
import dev.gangway.onboarding.adopt.report.AdoptionLine;
import dev.gangway.onboarding.adopt.sales.SalesLead;
import java.util.List;

/** What is told about leads. */
final class AdoptionLines {
    private AdoptionLines() {}

    static AdoptionLine of(LeadChoice.Match match) {
        return new AdoptionLine(
                AdoptionLine.Kind.LEAD,
                match.prospect().area(),
                match.prospect().number(),
                leads(match.lead()),
                List.of(),
                "by " + match.by() + "; headquarters says "
                        + match.prospect().prospect().statusWord() + ", Sales says "
                        + match.lead().state().word()
                        + (match.hierarchy() == null ? "" : "; on board already in hierarchy " + match.hierarchy()));
    }

    static AdoptionLine of(LeadChoice.Question question) {
        return new AdoptionLine(
                AdoptionLine.Kind.AMBIGUOUS,
                question.prospect().area(),
                question.prospect().number(),
                null,
                question.candidates().stream().map(AdoptionLines::leads).toList(),
                LeadLinks.leads(question) + " " + question.why());
    }

    static AdoptionLine contrary(LeadChoice.Match match) {
        return new AdoptionLine(
                AdoptionLine.Kind.CONTRARY,
                match.prospect().area(),
                match.prospect().number(),
                leads(match.lead()),
                List.of(),
                LeadLinks.contraryWords(match));
    }

    static AdoptionLine of(LeadChoice.Nobodys nobodys) {
        return new AdoptionLine(
                AdoptionLine.Kind.NOBODYS,
                nobodys.lead().company(),
                nobodys.lead().number().isEmpty() ? null : nobodys.lead().number(),
                leads(nobodys.lead()),
                List.of(),
                nobodys.why());
    }

    static AdoptionLine alone(AdoptionCustomer customer) {
        return new AdoptionLine(
                AdoptionLine.Kind.ALONE,
                customer.area(),
                customer.account(),
                null,
                List.of(),
                customer.type() == PartyType.Organization
                        ? "no account in Sales is this organization"
                        : "no contact in Sales is this person");
    }

    private static String leads(SalesLead lead) {
        return "leads(" + lead.id() + ")";
    }
}
