package dev.gangway.commerce.requests;

import static dev.gangway.database.Database.texts;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.gangway.commerce.mail.Notifications;
import dev.gangway.commerce.partners.ChannelRequest;
import dev.gangway.commerce.partners.HierarchyUsers;
import dev.gangway.commerce.partners.NumberSequences;
import dev.gangway.commerce.partners.Requestor;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Bisection;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.SharedRefusal;
import dev.gangway.ledger.SharedRefusalException;
import dev.gangway.ledger.WorkItem;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.error.ErrorLedger;
import dev.gangway.text.Cut;
import dev.gangway.text.Fold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ExchangeProperty;

/**
 * The job <em>Synchronize customers and channel requests</em>: turns each pulled request into a prospect of type
 * B2BProspect or a change of an organization's users, or marks it Failed with a reason (Commerce documentation, "Manage
 * B2B business partners").
 *
 * <p>The requests of one kind in a chunk are one transaction: their effects, numbers, status and acknowledgement.
 */
public final class ChannelRequests {
    public static final String JOB = Job.SYNCHRONIZE_REQUESTS.id();

    private static final Duration SHORTLY = Duration.ofSeconds(1);
    private static final RequestHandler UNKNOWN =
            requests -> requests.stream().collect(toMap(ChannelRequest::id, ChannelRequests::unknownType));

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
                ChannelRequest.ONBOARD_PARTNER,
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

    /**
     * Does what the claimed requests ask for.
     *
     * @throws SharedRefusalException when nothing comes through, for a reason that is about no record
     */
    public void synchronize(@ExchangeProperty("claim") Claim claim, @ExchangeProperty("run") JobRun run) {
        List<ChannelRequest> requests = requests(claim);
        Map<String, String> types = requests.stream().collect(toMap(ChannelRequest::storedId, ChannelRequest::type));
        List<SharedRefusal> shared = new ArrayList<>();
        claim.records().stream()
                .collect(groupingBy(
                        item -> handlers.getOrDefault(
                                types.getOrDefault(item.key().id(), ""), UNKNOWN),
                        mapping(item -> item, toList())))
                .forEach((handler, items) ->
                        synchronize(claim.of(items), requests, handler, run).ifPresent(shared::add));
        shared.forEach(one -> one.raise(run));
    }

    private Optional<SharedRefusal> synchronize(
            Claim claim, List<ChannelRequest> requests, RequestHandler handler, JobRun run) {
        AtomicInteger succeeded = new AtomicInteger();
        Map<WorkItem, Refusal> refused = new LinkedHashMap<>();
        Bisection.poison(
                        claim,
                        some -> succeeded.addAndGet(
                                headquarters.inTransaction(() -> together(some, requests, handler, run))))
                .forEach((item, e) ->
                        refused.put(item, Refusal.by("Database", e, item.key().id())));
        Optional<SharedRefusal> shared = headquarters.inTransaction(() -> {
            queue.hold(claim.of(List.copyOf(refused.keySet())));
            Optional<SharedRefusal> hitsAll = errors.refused(claim, succeeded.get(), refused);
            hitsAll.ifPresent(one -> refused.keySet().removeAll(one.aside()));
            refused.forEach(this::writeDown);
            return hitsAll;
        });
        run.failed(refused.size());
        return shared;
    }

    /** Returns how many requests were looked at and not refused by the database: done, or with a reason to a person. */
    private int together(Claim claim, List<ChannelRequest> all, RequestHandler handler, JobRun run) {
        headquarters.preferIndexes();
        List<ChannelRequest> requests = folded(of(claim, all));
        Set<String> waiting = handler.waiting(requests);
        requests.removeIf(request -> waiting.contains(request.id()));
        Map<String, Refusal> refusals = new HashMap<>(handler.apply(requests));
        all.stream()
                .filter(request -> !request.storedId().equals(request.id()))
                .forEach(request -> refusals.put(request.storedId(), invisibleId(request)));
        List<WorkItem> done = new ArrayList<>();
        List<WorkItem> later = new ArrayList<>();
        for (WorkItem item : claim.records()) {
            Refusal refusal = refusals.get(item.key().id());
            if (refusal != null) {
                fail(claim, item, refusal, run);
            } else {
                (waiting.contains(item.key().id()) ? later : done).add(item);
            }
        }
        queue.release(claim.of(later), SHORTLY);
        acknowledge(claim.of(done));
        run.done(done.size());
        return claim.records().size() - later.size();
    }

    private void acknowledge(Claim done) {
        headquarters.update(
                "requests/processed",
                Map.of(
                        "requestids",
                        texts(done.keys().stream().map(RecordKey::id).toList())));
        errors.resolved(done);
        queue.done(done);
    }

    private List<ChannelRequest> requests(Claim claim) {
        return headquarters
                .rowsByKey(
                        "requests/claimed",
                        Map.of(
                                "requestids",
                                texts(claim.keys().stream().map(RecordKey::id).toList())))
                .stream()
                .map(ChannelRequest::new)
                .toList();
    }

    /** In one notation; what was entered or corrected by hand gets it here. */
    private List<ChannelRequest> folded(List<ChannelRequest> requests) {
        List<Row> changed = new ArrayList<>();
        requests.replaceAll(request -> {
            ChannelRequest folded = RequestFolding.of(request);
            if (folded != request) {
                changed.add(folded.row());
            }
            return folded;
        });
        headquarters.batch("requests/request-folded", changed);
        return requests;
    }

    /** Those of the requests that are in the claim and can be told by their ids, in their order. */
    private static List<ChannelRequest> of(Claim claim, List<ChannelRequest> requests) {
        Set<String> claimed = claim.keys().stream().map(RecordKey::id).collect(toSet());
        return requests.stream()
                .filter(request -> claimed.contains(request.storedId()))
                .filter(request -> request.storedId().equals(request.id()))
                .collect(toCollection(ArrayList::new));
    }

    private static Refusal unknownType(ChannelRequest request) {
        return new Refusal(
                request.id(),
                "RequestType",
                "requesttype '" + request.type()
                        + "' is not handled: only OnboardPartner, AddUser, EditUser and RemoveUser are."
                        + " Correct it in hq.channelrequest, or discard the request",
                true);
    }

    /** Only possible for rows written directly into headquarters, because P-0001 folds. */
    private static Refusal invisibleId(ChannelRequest request) {
        return new Refusal(
                request.id(),
                "RequestInvalid",
                "requestid has something invisible around it: "
                        + String.join(", ", Fold.invisible(request.storedId()))
                        + ". Enter the request in hq.channelrequest again with a GUID, and discard this one",
                true);
    }

    private void fail(Claim claim, WorkItem item, Refusal refusal, JobRun run) {
        writeDown(item, refusal);
        errors.refused(claim, item, refusal);
        run.failed(1);
    }

    private void writeDown(WorkItem item, Refusal refusal) {
        headquarters.update(
                "requests/request-failed",
                Map.of("requestid", item.key().id(), "message", Cut.to(2000, refusal.message())));
    }
}
