package dev.gangway.onboarding.where;

import dev.gangway.commerce.partners.ChannelRequest;
import dev.gangway.commerce.partners.Customer;
import dev.gangway.commerce.partners.Prospect;
import dev.gangway.control.Act;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Job;
import dev.gangway.onboarding.where.Where.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tells what happened to one partner, from what is written down about it. */
final class Way {
    private final Database headquarters;

    Way(Database headquarters) {
        this.headquarters = headquarters;
    }

    Partner of(Key given) {
        Optional<KnownRequest> request = one("where/request", given.parameters(), KnownRequest::of);
        // a request about a user names the customer
        Key key = given.customerAccount() != null || request.isEmpty()
                ? given
                : new Key(
                        given.requestId(),
                        given.dataareaid(),
                        given.prospectId(),
                        request.get().request().account());
        Optional<KnownProspect> prospect = one("where/prospect", key.parameters(), KnownProspect::of);
        List<Customer> customers = all("where/customers", key, Customer::of);
        return partner(key, request, prospect, customers, steps(key, request, prospect, customers));
    }

    private List<Step> steps(
            Key key, Optional<KnownRequest> request, Optional<KnownProspect> prospect, List<Customer> customers) {
        List<Step> steps = new ArrayList<>();
        request.ifPresent(one -> steps.addAll(one.steps()));
        prospect.ifPresent(one -> steps.addAll(one.steps(opportunities(one.leadId()))));
        customers.forEach(one -> steps.add(
                new Step(one.created(), "customer", Words.said(one.key().id(), one.typeWord(), one.hierarchy()))));
        all("where/mails", key, KnownMail::new).forEach(mail -> steps.addAll(mail.steps()));
        all("where/errors", key, KnownError::new).forEach(error -> steps.add(error.step()));
        all("where/acts", key, Act::of).forEach(act -> steps.add(step(act)));
        steps.sort(Comparator.comparing(Step::at, Comparator.nullsLast(Comparator.naturalOrder())));
        all("where/due", key, QueuedWork::new).forEach(work -> steps.add(work.step(lastRun(work.queue()))));
        return List.copyOf(steps);
    }

    private static Partner partner(
            Key key,
            Optional<KnownRequest> known,
            Optional<KnownProspect> prospect,
            List<Customer> customers,
            List<Step> way) {
        Optional<Customer> customer = customers.stream().findFirst();
        Optional<ChannelRequest> request = known.map(KnownRequest::request);
        Optional<Prospect> asked = prospect.map(KnownProspect::prospect);
        return new Partner(
                first(Optional.ofNullable(key.dataareaid()), request.map(ChannelRequest::dataareaid)),
                key.requestId(),
                key.prospectId(),
                prospect.map(KnownProspect::leadId).orElse(null),
                customers.stream().map(one -> one.key().id()).toList(),
                first(
                        asked.map(Prospect::company),
                        request.map(ChannelRequest::company),
                        customer.map(Customer::organizationName)),
                first(
                        prospect.map(KnownProspect::person),
                        known.map(KnownRequest::person),
                        customer.map(one -> Words.name(one.firstName(), one.lastName()))),
                first(asked.map(Prospect::email), request.map(ChannelRequest::email), customer.map(Customer::email)),
                asked.map(Prospect::statusWord).orElse(known.isPresent() ? "Requested" : "Customer"),
                way);
    }

    @SafeVarargs
    private static String first(Optional<String>... texts) {
        return Stream.of(texts).flatMap(Optional::stream).findFirst().orElse(null);
    }

    private <T> Optional<T> one(String statement, Map<String, Object> key, Function<Row, T> noun) {
        return headquarters.rows(statement, key).stream().findFirst().map(noun);
    }

    private <T> List<T> all(String statement, Key key, Function<Row, T> noun) {
        return headquarters.rows(statement, key.parameters()).stream().map(noun).toList();
    }

    /** In words; none where there is no lead. */
    private Stream<String> opportunities(String lead) {
        if (lead == null) {
            return Stream.of();
        }
        return headquarters.rows("where/opportunities", Map.of("leadid", lead)).stream()
                .map(row -> "opportunity " + row.text("opportunityid") + " " + row.text("state"));
    }

    private static Step step(Act act) {
        return new Step(
                act.happened(),
                act.act(),
                Words.said("by " + act.who(), act.reason(), act.job(), act.code(), act.words()));
    }

    /** When the job that works off this queue ran last, and why it could not go on; null when it never ran. */
    private String lastRun(String queue) {
        String job = Stream.of(Job.values())
                .filter(one -> one.queues().contains(queue))
                .map(Job::id)
                .findFirst()
                .orElse(queue);
        return headquarters.rows("history/runs-of-job", Map.of("job", job, "max", 1)).stream()
                .map(run -> Words.said(
                        "which last ran at " + run.time("ended").withNano(0) + " on " + run.text("node"),
                        run.text("message") == null ? null : "did not finish: " + run.text("message")))
                .findFirst()
                .orElse(null);
    }
}
