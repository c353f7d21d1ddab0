package dev.gangway.observe;

import dev.gangway.control.Pause;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.JobRuns;
import dev.gangway.ledger.Outages;
import dev.gangway.ledger.standstill.Standstills;
import dev.gangway.odata.ServiceLimits;
import dev.gangway.odata.signin.Ending;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What there is to measure: what this node knows by itself, and what the databases say when they are asked. */
public final class Figures {
    private final Database headquarters;
    private final Jobs jobs;
    private final Standstills standstills;
    private final Supplier<Unpulled> unpulled;
    private final Services services;
    private Map<String, Ending> credentials;

    /**
     * What the channel database has beyond the watermark.
     *
     * @param oldestSeconds how long ago the first of them was written; 0 when there is none
     */
    public record Unpulled(long requests, long oldestSeconds) {}

    /**
     * The jobs of this node and what keeps them from going on.
     *
     * @param pauses knows whether an operator has stopped a job
     */
    public record Jobs(List<String> names, JobRuns runs, Outages outages, Function<String, Optional<Pause>> pauses) {}

    /**
     * The services that this node talks to.
     *
     * @param sales returns null where Sales is not set up
     * @param fno returns null where headquarters is not in the cloud
     * @param credentials what this node signs in with, by the name of the service; asked once
     */
    public record Services(
            Supplier<ServiceLimits> sales, Supplier<ServiceLimits> fno, Supplier<Map<String, Ending>> credentials) {}

    /** What both databases said, asked once for all of it. */
    record Asked(Map<String, Row> work, int nodes, long errors, Unpulled unpulled, int standstills) {
        /** A number of a job's queue; 0 when nothing is in it. */
        long work(String job, String column) {
            return work.containsKey(job) ? work.get(job).number(column) : 0;
        }
    }

    /** @param unpulled asks both databases */
    public Figures(
            Database headquarters, Supplier<Unpulled> unpulled, Jobs jobs, Standstills standstills, Services services) {
        this.headquarters = headquarters;
        this.unpulled = unpulled;
        this.jobs = jobs;
        this.standstills = standstills;
        this.services = services;
    }

    /** Asks the channel database what P-0001 has not seen yet. */
    public Unpulled unpulled() {
        return unpulled.get();
    }

    Jobs jobs() {
        return jobs;
    }

    ServiceLimits sales() {
        return services.sales().get();
    }

    ServiceLimits fno() {
        return services.fno().get();
    }

    synchronized Map<String, Ending> credentials() {
        if (credentials == null) {
            credentials = new TreeMap<>(services.credentials().get());
        }
        return credentials;
    }

    /** Asks the databases; empty while one is away. */
    Optional<Asked> ask() {
        try {
            Map<String, Row> work = headquarters.rows("ledger/due-counts", Map.of()).stream()
                    .collect(Collectors.toMap(row -> row.text("job"), row -> row));
            return Optional.of(new Asked(
                    work,
                    headquarters.rows("ledger/nodes", Map.of()).size(),
                    headquarters.rows("observe/errors-count", Map.of()).get(0).number("errors"),
                    unpulled(),
                    standstills.quick().size()));
        } catch (RuntimeException e) {
            if (!Database.isOutage(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
