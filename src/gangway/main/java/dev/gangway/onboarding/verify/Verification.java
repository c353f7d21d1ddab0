package dev.gangway.onboarding.verify;

import dev.gangway.commerce.requests.ChannelRequests;
import dev.gangway.commerce.requests.UploadSessions;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.onboarding.leads.ProspectsToLeads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Microsoft's acceptance test ("Manage B2B prospects in Dynamics 365 Sales"): a request on the site becomes a prospect,
 * and the prospect a lead in the view for such leads. The request is marked, and everything that came of it is removed,
 * also after a step that did not pass; only numbers of the number sequences stay used. What an earlier test left that was
 * killed is removed first. No mail is sent, for nothing is decided.
 *
 * <p>Safe beside running jobs. One object, one test.
 */
public final class Verification {
    /** Longer than any schedule and any retry of a healthy installation. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(1);
    /** The default legal entity of the request: one that no installation has. */
    public static final String DEFAULT_LEGAL_ENTITY = "GWV";

    private final Database headquarters;
    private final Database channel;
    private final Dataverse sales;
    private final TestRequest request;
    private final TestLead lead;
    private final Function<String, String> jobs;
    private final Patience patience;
    private final Steps steps;

    /**
     * @param dataareaid the legal entity of the request, up to four characters
     * @param jobs runs a job once and gives the reason why it could not go on, or null
     * @param patience how long each step is waited for
     * @param listener receives each step when it is over
     */
    public Verification(
            Database headquarters,
            Database channel,
            Dataverse sales,
            String dataareaid,
            Function<String, String> jobs,
            Duration patience,
            Consumer<VerificationStep> listener) {
        this.headquarters = headquarters;
        this.channel = channel;
        this.sales = sales;
        this.request = new TestRequest(headquarters, channel, dataareaid);
        this.lead = new TestLead(sales, request.identity());
        this.jobs = jobs;
        this.patience = new Patience(patience);
        this.steps = new Steps(listener);
    }

    /** Takes all steps. Throws nothing that has to do with the installation: that is a step that did not pass. */
    public VerificationReport run() {
        abandoned()
                .ifPresent(earlier -> steps.take("clean up earlier tests", () -> {
                    earlier.forEach(one -> cleanUp(one, new TestLead(sales, one.identity())));
                    return earlier.size() + " removed";
                }));
        boolean passed = steps.take("submit a request", request::submit)
                && steps.take("see it in headquarters", () -> arrival(UploadSessions.JOB, "requestid"))
                && steps.take("see it become a prospect", () -> arrival(ChannelRequests.JOB, "prospectid"))
                && steps.take("see the lead acknowledged", () -> arrival(ProspectsToLeads.JOB, "leadid"));
        if (passed) {
            steps.take("see the lead in Sales", this::leadInSales);
        }
        steps.take("clean up the channel", request::withdraw);
        // before Sales: once no job has the prospect in its queue, no job creates the lead again
        steps.take("clean up headquarters", () -> patience.await("a job still has the request", request::forget));
        steps.take("clean up Sales", () -> cleanUpSales(request, lead));
        return steps.report();
    }

    /** Empty when there are none; a database that is away is the business of the first step. */
    private Optional<List<TestRequest>> abandoned() {
        try {
            return Optional.of(TestRequest.abandoned(headquarters, channel)).filter(earlier -> !earlier.isEmpty());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private void cleanUp(TestRequest earlier, TestLead itsLead) {
        earlier.withdraw();
        patience.await("a job still has the request", earlier::forget);
        cleanUpSales(earlier, itsLead);
    }

    /** The last trace in headquarters goes last: a test that is killed before leaves it for the next one. */
    private String cleanUpSales(TestRequest ofLead, TestLead itsLead) {
        String deleted =
                patience.await("Sales did not answer; delete lead " + itsLead.id() + " by hand", itsLead::delete);
        ofLead.forgetRequest();
        return deleted;
    }

    /** The jobs of another process may have been faster; otherwise ours do it. */
    private String arrival(String job, String column) {
        return patience.await("not there", () -> {
            Optional<String> there = request.journey().flatMap(row -> arrived(row, column));
            if (there.isPresent()) {
                return there;
            }
            String reason = jobs.apply(job);
            there = request.journey().flatMap(row -> arrived(row, column));
            if (there.isEmpty() && reason != null) {
                throw new NotPassedException(job + " cannot go on: " + reason);
            }
            return there;
        });
    }

    private static Optional<String> arrived(Row journey, String column) {
        if (journey.text(column) != null) {
            return Optional.of(column + " " + journey.text(column));
        }
        if (journey.text("lasterror") != null) {
            throw new NotPassedException(journey.text("lasterror"));
        }
        return Optional.empty();
    }

    private String leadInSales() {
        String prospectid = request.journey().map(row -> row.text("prospectid")).orElseThrow();
        String found = patience.await("the lead is not found", () -> lead.byProspect(prospectid));
        return found + "; " + patience.await("the view does not show the lead", lead::inView);
    }
}
