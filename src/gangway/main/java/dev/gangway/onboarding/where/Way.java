package dev.gangway.onboarding.where;

import static java.util.stream.Collectors.joining;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Job;
import dev.gangway.onboarding.where.Where.Key;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Tells what happened to one partner, from what is written down about it. */
final class Way {
    private final Database headquarters;

    Way(Database headquarters) {
        this.headquarters = headquarters;
    }

    Partner of(Key given) {
        Row request = one("where/request", given.parameters());
        // a request about a user names the customer
        Key key = given.customerAccount() != null || request == null
                ? given
                : new Key(given.requestId(), given.dataareaid(), given.prospectId(), request.text("customeraccount"));
        Row prospect = one("where/prospect", key.parameters());
        List<Row> customers = headquarters.rows("where/customers", key.parameters());
        Row customer = customers.isEmpty() ? null : customers.get(0);
        List<Step> way = new ArrayList<>();
        request(way, request);
        prospect(way, prospect);
        customers.forEach(row -> way.add(new Step(
                row.time("createddatetime"),
                "customer",
                said(row.text("customeraccount"), row.text("partytype"), row.text("customerhierarchyid")))));
        headquarters.rows("where/mails", key.parameters()).forEach(mail -> mail(way, mail));
        headquarters.rows("where/errors", key.parameters()).forEach(error -> error(way, error));
        headquarters.rows("where/acts", key.parameters()).forEach(act -> act(way, act));
        way.sort(Comparator.comparing(Step::at, Comparator.nullsLast(Comparator.naturalOrder())));
        headquarters.rows("where/due", key.parameters()).forEach(due -> due(way, due));
        return new Partner(
                first(key.dataareaid(), text(request, "dataareaid")),
                key.requestId(),
                key.prospectId(),
                text(prospect, "leadid"),
                customers.stream().map(row -> row.text("customeraccount")).toList(),
                first(text(prospect, "companyname"), text(request, "companyname"), text(customer, "organizationname")),
                first(person(prospect), person(request), customer == null ? null : personOf(customer)),
                first(
                        text(prospect, "primaryemailaddress"),
                        text(request, "email"),
                        text(customer, "primarycontactemail")),
                first(text(prospect, "b2bprospectstatus"), request != null ? "Requested" : "Customer"),
                List.copyOf(way));
    }

    private Row one(String statement, Map<String, Object> key) {
        return headquarters.rows(statement, key).stream().findFirst().orElse(null);
    }

    private static void request(List<Step> way, Row request) {
        if (request == null) {
            return;
        }
        way.add(new Step(
                request.time("createddatetime"),
                "requested",
                said(request.text("requesttype"), "request " + request.raw("requestid"))));
        way.add(new Step(request.time("dateuploaded"), "pulled", request.text("syncstatus")));
        if (request.text("errormessage") != null) {
            way.add(new Step(null, "refused", request.text("errormessage")));
        }
    }

    private void prospect(List<Step> way, Row prospect) {
        if (prospect == null) {
            return;
        }
        way.add(new Step(prospect.time("createddatetime"), "prospect", prospect.text("prospectid")));
        if (prospect.text("leadid") == null) {
            return;
        }
        if (prospect.time("leadcreated") != null) {
            way.add(new Step(prospect.time("leadcreated"), "lead", prospect.text("leadid")));
        }
        if (prospect.text("leadsent") != null) {
            way.add(new Step(prospect.time("leadcreated"), "sent to Sales", prospect.text("leadsent")));
        }
        String state = Stream.concat(
                        Stream.of(prospect.text("salesstate"), prospect.text("leadstate"))
                                .filter(Objects::nonNull)
                                .distinct(),
                        opportunities(prospect.text("leadid")))
                .collect(joining(", "));
        if (!state.isEmpty()) {
            way.add(new Step(prospect.time("decided"), "answered by Sales", state));
        }
        if (prospect.time("decided") != null) {
            way.add(new Step(prospect.time("decided"), "decided", prospect.text("b2bprospectstatus")));
        }
        if (prospect.time("delivered") != null) {
            way.add(new Step(prospect.time("delivered"), "delivered", "to the channel"));
        }
    }

    private Stream<String> opportunities(String lead) {
        Map<String, Object> key = new HashMap<>();
        key.put("leadid", lead);
        return headquarters.rows("where/opportunities", key).stream()
                .map(row -> "opportunity " + row.text("opportunityid") + " " + row.text("state"));
    }

    private static void mail(List<Step> way, Row mail) {
        String what = said(mail.text("notificationtype"), "to " + mail.text("receiveremailaddress"));
        way.add(new Step(mail.time("createddatetime"), "mail queued", what));
        if (mail.time("sentdatetime") != null) {
            way.add(new Step(mail.time("sentdatetime"), "mail sent", said(what, mail.text("messageid"))));
        } else if (mail.time("withdrawndatetime") != null) {
            way.add(new Step(mail.time("withdrawndatetime"), "mail withdrawn", what));
        } else if (mail.text("errormessage") != null) {
            way.add(new Step(
                    null, "mail not sent", said(what, mail.number("trycount") + " tries", mail.text("errormessage"))));
        }
    }

    private static void error(List<Step> way, Row error) {
        way.add(new Step(
                error.time("lastseen"),
                "error",
                said(
                        error.text("status"),
                        "error " + error.number("errorid") + " in " + error.text("job"),
                        error.number("attempts") + " tries",
                        error.text("code"),
                        error.text("message"))));
    }

    private static void act(List<Step> way, Row act) {
        way.add(new Step(
                act.time("happened"),
                act.text("act"),
                said(
                        "by " + act.text("who"),
                        act.text("reason"),
                        act.text("job"),
                        act.text("code"),
                        act.text("words"))));
    }

    private void due(List<Step> way, Row due) {
        String where = due.text("owner") != null
                ? "is in work on " + first(due.text("node"), "a node that is gone")
                : "is due at " + time(due, "dueat");
        way.add(new Step(
                null,
                "waits",
                said(
                        "for " + due.text("job") + " since " + time(due, "waitingsince"),
                        where,
                        lastRun(due.text("job")))));
    }

    /** When the job that works off this queue ran last, and why it could not go on; null when it never ran. */
    private String lastRun(String queue) {
        String job = Stream.of(Job.values())
                .filter(one -> one.queues().contains(queue))
                .map(Job::id)
                .findFirst()
                .orElse(queue);
        return headquarters.rows("history/runs-of-job", Map.of("job", job, "max", 1)).stream()
                .map(run -> said(
                        "which last ran at " + run.time("ended").withNano(0) + " on " + run.text("node"),
                        run.text("message") == null ? null : "could not go on: " + run.text("message")))
                .findFirst()
                .orElse(null);
    }

    private static LocalDateTime time(Row row, String column) {
        return row.get(column) instanceof OffsetDateTime time
                ? time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime().withNano(0)
                : null;
    }

    private static String person(Row row) {
        return row == null ? null : name(row.text("firstname"), row.text("lastname"));
    }

    private static String personOf(Row customer) {
        return name(customer.text("personfirstname"), customer.text("personlastname"));
    }

    static String name(String first, String last) {
        String name = Stream.of(first, last).filter(Objects::nonNull).collect(joining(" "));
        return name.isEmpty() ? null : name;
    }

    private static String text(Row row, String column) {
        return row == null ? null : row.text(column);
    }

    private static String first(String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static String said(String... words) {
        return Stream.of(words).filter(Objects::nonNull).collect(joining(", "));
    }
}
