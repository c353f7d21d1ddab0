package dev.gangway.ledger;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The jobs, in the order in which a request passes them. This is the only place that lists them: a new job is a constant
 * here, a route file of its name, and the bean that the route calls.
 */
public enum Job {
    PULL_REQUESTS("P-0001", "every 250ms", Need.TABLES),
    SYNCHRONIZE_REQUESTS("synchronize-channel-requests", "every 2s", Need.TABLES),
    HEADQUARTERS("headquarters", "every 10s", Need.CLOUD) {
        @Override
        public List<String> queues() {
            return List.of(id(), Queue.HEADQUARTERS_LOOK);
        }
    },
    PROSPECTS_TO_LEADS("prospects-to-leads", "every 2s", Need.SALES),
    SALES_OUTCOMES("sales-outcomes", "adaptive", Need.SALES) {
        @Override
        public List<String> queues() {
            return List.of(id(), Queue.CUSTOMERS_FROM_SALES, Queue.CUSTOMERS_TO_SALES, Queue.DECISION_LISTENERS);
        }
    },
    EMAIL_NOTIFICATIONS("email-notifications", "every 5s", Need.TABLES, Need.MAIL),
    DELIVER_TO_CHANNEL("1010", "every 5s", Need.TABLES);

    /** What must be set up on a node, beside the two databases, for a job to run there. */
    public enum Need {
        /** A headquarters of tables, whose jobs are not Microsoft's. */
        TABLES("headquarters is in the cloud (gangway.fno.url), where this job is Microsoft's"),
        /** A headquarters in Finance and Operations. */
        CLOUD("gangway.fno.url or gangway.sales.url is not set"),
        SALES("gangway.sales.url is not set"),
        MAIL("gangway.mail.url is not set");

        private final String otherwise;

        Need(String otherwise) {
            this.otherwise = otherwise;
        }

        /** What is the case when it is not set up. */
        public String otherwise() {
            return otherwise;
        }

        /** Whether it tells one kind of headquarters from the other. */
        public boolean isOfKind() {
            return this == TABLES || this == CLOUD;
        }
    }

    /** Queues that a job works off beside the one of its own name. */
    public static final class Queue {
        public static final String CUSTOMERS_FROM_SALES = "customers-from-sales";
        public static final String CUSTOMERS_TO_SALES = "customers-to-sales";
        public static final String DECISION_LISTENERS = "decision-listeners";
        public static final String HEADQUARTERS_LOOK = "headquarters-look";

        private Queue() {}
    }

    private final String id;
    private final String defaultSchedule;
    private final Set<Need> needs;

    Job(String id, String defaultSchedule, Need... needs) {
        this.id = id;
        this.defaultSchedule = defaultSchedule;
        this.needs = needs.length == 0 ? Set.of() : Set.copyOf(Arrays.asList(needs));
    }

    /** Its name in settings, route files, commands and the columns {@code job}. */
    public String id() {
        return id;
    }

    /** When it runs unless {@code gangway.jobs.ID.schedule} says otherwise. */
    public String defaultSchedule() {
        return defaultSchedule;
    }

    /** What it cannot run without, beside the two databases. */
    public Set<Need> needs() {
        return needs;
    }

    /** Under which names its work is queued and its errors are listed. */
    public List<String> queues() {
        return List.of(id);
    }

    /** Its route files: the one of its own name, and those of its parts. */
    public List<String> routeFiles() {
        return this == SALES_OUTCOMES ? List.of(id, "changes", "customers") : List.of(id);
    }

    /** The jobs that its work makes due: by the triggers on the tables that it writes, or by its beans. */
    public Set<Job> wakes() {
        return switch (this) {
            case PULL_REQUESTS -> EnumSet.of(SYNCHRONIZE_REQUESTS);
            case HEADQUARTERS -> EnumSet.of(HEADQUARTERS, PROSPECTS_TO_LEADS, SALES_OUTCOMES);
            case SYNCHRONIZE_REQUESTS -> EnumSet.of(PROSPECTS_TO_LEADS, EMAIL_NOTIFICATIONS, DELIVER_TO_CHANNEL);
            case PROSPECTS_TO_LEADS -> EnumSet.of(PROSPECTS_TO_LEADS, SALES_OUTCOMES);
            case SALES_OUTCOMES ->
                EnumSet.of(HEADQUARTERS, PROSPECTS_TO_LEADS, SALES_OUTCOMES, EMAIL_NOTIFICATIONS, DELIVER_TO_CHANNEL);
            case EMAIL_NOTIFICATIONS, DELIVER_TO_CHANNEL -> EnumSet.noneOf(Job.class);
        };
    }

    /** The job of that name, if there is one. */
    public static Optional<Job> of(String id) {
        return all().filter(job -> job.id.equals(id)).findFirst();
    }

    /** The names of all jobs, in their order. */
    public static List<String> ids() {
        return all().map(Job::id).toList();
    }

    private static Stream<Job> all() {
        return Arrays.stream(values());
    }

    @Override
    public String toString() {
        return id;
    }
}
