package dev.gangway.onboarding.doctor.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.fno.FinanceOperations;
import dev.gangway.fno.Literals;
import dev.gangway.onboarding.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether the jobs that are Microsoft's in this kind of headquarters run there. */
record MicrosoftJobsCheck(Access access) implements Question {
    private static final Set<String> RUNNING = Set.of("Waiting", "Executing", "Ready", "Scheduled");

    /** With parts of the names that documents of different years give them. */
    private enum Job {
        PULL("P-0001", "brings requests from the channel", "P-0001", "P-1000"),
        SYNCHRONIZE(
                "the synchronize job",
                "makes prospects of requests",
                "channel requests",
                "business partners from async mode"),
        DELIVER("1010", "brings customers to the channel", "1010"),
        MAIL("Process retail order email notification", "sends the mails to partners", "email notification");

        private final String named;
        private final String does;
        private final String[] parts;

        Job(String named, String does, String... parts) {
            this.named = named;
            this.does = does;
            this.parts = parts;
        }
    }

    @Override
    public String name() {
        return "Microsoft's jobs";
    }

    @Override
    public List<Finding> ask() {
        FinanceOperations fno = access.fno();
        List<Finding> findings = new ArrayList<>();
        for (Job job : Job.values()) {
            findings.add(look(fno, job));
        }
        return findings;
    }

    private static Finding look(FinanceOperations fno, Job job) {
        String check = "batch job " + job.named;
        List<String> seen = new ArrayList<>();
        for (String part : job.parts) {
            // a star stands for any text
            String filter = Literals.query("JobDescription eq " + Literals.text("*" + part + "*"));
            JsonNode page = fno.first(
                    "BatchJobs",
                    "$filter=" + filter + "&$select=JobDescription,Status&$orderby=BatchJobRecId%20desc&$top=50",
                    0);
            for (JsonNode row : page.path("value")) {
                String status = row.path("Status").asText();
                if (RUNNING.contains(status)) {
                    return Finding.ok(check, row.path("JobDescription").asText() + " is " + status);
                }
                seen.add(status);
            }
        }
        return Finding.warning(
                check,
                seen.isEmpty()
                        ? "no batch job has this in its description"
                        : "none runs; the last one is " + seen.get(0),
                "It " + job.does
                        + ": see System administration > Inquiries > Batch jobs. A job with a description of your"
                        + " own is not found here");
    }

    @Override
    public String otherwise() {
        return "Look in System administration > Inquiries > Batch jobs. P-0001, the synchronize job, 1010 and the mail"
                + " notification must be listed there as Waiting";
    }
}
