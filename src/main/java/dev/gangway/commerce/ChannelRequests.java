package dev.gangway.commerce;

import static dev.gangway.database.Database.texts;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Bisection;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.Due;
import dev.gangway.ledger.ErrorLedger;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.WorkQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.ExchangeProperty;

/**
 * The job <em>Synchronize customers and channel requests</em>: turns each pulled request into a prospect of type
 * B2BProspect or a change of an organization's users, or marks it Failed with a reason (Commerce documentation, "Manage
 * B2B business partners").
 *
 * <p>The requests of one kind in a chunk are one transaction: their effects, numbers, status and acknowledgement.
 */
public final class ChannelRequests {
    public static final String JOB = "synchronize-channel-requests";

    private static final String DEFAULT_TYPE = "OnboardPartner";
    private static final Duration SHORTLY = Duration.ofSeconds(1);
    private static final RequestHandler UNKNOWN =
            requests -> requests.stream().collect(toMap(row -> row.text("requestid"), ChannelRequests::unknownType));

    private final Database headquarters;
    private final WorkQueue queue;
    private final ErrorLedger errors;
    private final int chunk;
    private final Map<String, RequestHandler> handlers;

    /**
     * @param requestor what an added user becomes
     * @param chunk how many requests are claimed together
     */
    public ChannelRequests(
            Database headquarters,
            NumberSequences numbers,
            WorkQueue queue,
            ErrorLedger errors,
            Requestor requestor,
            int chunk) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.errors = errors;
        this.chunk = chunk;
        var users = new UserRequests(
                headquarters,
                numbers,
                new HierarchyUsers(headquarters, numbers, requestor),
                new Notifications(headquarters));
        this.handlers = Map.of(
                DEFAULT_TYPE,
                new OnboardPartnerRequests(headquarters, numbers),
                "AddUser",
                users,
                "EditUser",
                users,
                "RemoveUser",
                users);
    }

    /** The requests to look at now. */
    public Claim claim() {
        return queue.claim(JOB, chunk);
    }

    /** Does what the claimed requests ask for. */
    public void synchronize(@ExchangeProperty("claim") Claim claim, @ExchangeProperty("run") JobRun run) {
        List<Row> requests = requests(claim);
        Map<String, String> types =
                requests.stream().collect(toMap(row -> row.text("requestid"), ChannelRequests::type));
        claim.records().stream()
                .collect(groupingBy(
                        due -> handlers.getOrDefault(types.getOrDefault(due.subject(), ""), UNKNOWN),
                        mapping(due -> due, toList())))
                .forEach((handler, dues) -> synchronize(claim.of(dues), requests, handler, run));
    }

    private void synchronize(Claim claim, List<Row> requests, RequestHandler handler, JobRun run) {
        Bisection.of(
                claim,
                some -> headquarters.inTransaction(() -> together(some, requests, handler, run)),
                (one, e) -> headquarters.inTransaction(() -> fail(
                        one,
                        one.records().get(0),
                        new Refusal(one.records().get(0).subject(), "Database", Database.reason(e), false),
                        run)));
    }

    private void together(Claim claim, List<Row> all, RequestHandler handler, JobRun run) {
        headquarters.preferIndexes();
        List<Row> requests = of(claim, all);
        Set<String> waiting = handler.waiting(requests);
        requests.removeIf(request -> waiting.contains(request.text("requestid")));
        Map<String, Refusal> refusals = handler.apply(requests);
        List<Due> done = new ArrayList<>();
        List<Due> later = new ArrayList<>();
        for (Due due : claim.records()) {
            Refusal refusal = refusals.get(due.subject());
            if (refusal != null) {
                fail(claim, due, refusal, run);
            } else {
                (waiting.contains(due.subject()) ? later : done).add(due);
            }
        }
        queue.release(claim.of(later), SHORTLY);
        acknowledge(claim.of(done));
        run.done(done.size());
    }

    private void acknowledge(Claim done) {
        headquarters.update(
                "requests-processed",
                Map.of(
                        "requestids",
                        texts(done.records().stream().map(Due::subject).toList())));
        errors.resolved(done);
        queue.done(done);
    }

    private List<Row> requests(Claim claim) {
        return headquarters.rows(
                "requests-claimed",
                Map.of(
                        "requestids",
                        texts(claim.records().stream().map(Due::subject).toList())));
    }

    /** Those of the requests that are in the claim, in their order. */
    private static List<Row> of(Claim claim, List<Row> requests) {
        Set<String> claimed = claim.records().stream().map(Due::subject).collect(toSet());
        return requests.stream()
                .filter(request -> claimed.contains(request.text("requestid")))
                .collect(toCollection(ArrayList::new));
    }

    private static String type(Row request) {
        return request.text("requesttype") == null ? DEFAULT_TYPE : request.text("requesttype");
    }

    private static Refusal unknownType(Row request) {
        return new Refusal(
                request.text("requestid"),
                "RequestType",
                "requesttype '" + type(request)
                        + "' is not handled: only OnboardPartner, AddUser, EditUser and RemoveUser are",
                true);
    }

    private void fail(Claim claim, Due due, Refusal refusal, JobRun run) {
        headquarters.update("request-failed", Map.of("requestid", due.subject(), "message", cut(refusal.message())));
        errors.refused(claim, due, refusal);
        run.failed(1);
    }

    private static String cut(String message) {
        return message.substring(0, Math.min(2000, message.length()));
    }
}
