package dev.gangway.wiring.services;

import dev.gangway.Setting;
import dev.gangway.commerce.requests.UnseenRequests;
import dev.gangway.control.Pause;
import dev.gangway.control.Pauses;
import dev.gangway.database.Database;
import dev.gangway.database.Schema;
import dev.gangway.ledger.JobRuns;
import dev.gangway.ledger.Outages;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.WorkingTime;
import dev.gangway.ledger.error.ErrorLedger;
import dev.gangway.ledger.node.Nodes;
import dev.gangway.ledger.standstill.ChangeCapture;
import dev.gangway.ledger.standstill.Standstills;
import dev.gangway.odata.http.SteadyClock;
import dev.gangway.wiring.settings.Node;
import dev.gangway.wiring.settings.Settings;
import java.time.Duration;

/** What Gangway keeps in headquarters about its own work. */
public record LedgerServices(
        Nodes nodes,
        WorkQueue queue,
        ErrorLedger errors,
        JobRuns jobRuns,
        Outages outages,
        WorkingTime workingTime,
        ChangeCapture capture,
        Standstills standstills) {

    static LedgerServices of(Host host, Databases databases, Pauses pauses) {
        Settings settings = host.settings();
        Database headquarters = databases.headquarters();
        Duration lease = Duration.ofSeconds(settings.number(Setting.LEASE));
        String node = Node.name(settings.text(Setting.NODE));
        var nodes = new Nodes(headquarters, node);
        var workingTime = new WorkingTime(
                host.clock(), job -> pauses.of(job).map(Pause::words).orElse(null));
        var queue = new WorkQueue(headquarters, lease, nodes.id(), workingTime);
        var errors = new ErrorLedger(
                headquarters,
                queue,
                settings.number(Setting.MAX_ATTEMPTS),
                Duration.ofSeconds(settings.number(Setting.RETRY_SECONDS)));
        var outages = new Outages(new SteadyClock());
        var jobRuns = new JobRuns(headquarters, outages, workingTime, node);
        var capture = new ChangeCapture(headquarters, Schema.headquarters(headquarters));
        var standstills = new Standstills(
                headquarters,
                queue,
                jobRuns,
                capture,
                longest(lease, errors.longestDelay()),
                new UnseenRequests(databases.channel(), headquarters)::look);
        return new LedgerServices(nodes, queue, errors, jobRuns, outages, workingTime, capture, standstills);
    }

    /** The latest from now at which a record can be due: the end of its lease, or its last attempt. */
    private static Duration longest(Duration lease, Duration lastRetry) {
        return lease.compareTo(lastRetry) > 0 ? lease : lastRetry;
    }
}
