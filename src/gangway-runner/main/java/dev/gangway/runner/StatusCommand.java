package dev.gangway.runner;

import dev.gangway.Status;
import dev.gangway.database.Row;
import dev.gangway.runner.terminal.JsonOutput;
import dev.gangway.runner.terminal.TextTable;
import dev.gangway.text.Printable;
import java.io.PrintWriter;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code status}: how many records are where. */
@Command(
        name = "status",
        description = {
            "Shows the number of records per stage.",
            "",
            "Also shows which nodes are alive and since when, each job's queue, its last runs, and how far it has"
                    + " read. Changes nothing; can be used while 'gangway run' or 'gangway demo' is up. Times are UTC.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown", "1:the database does not answer"},
        footerHeading = "%nExamples:%n",
        footer = {"  gangway status", "  gangway status --data data/demo --json"})
final class StatusCommand implements Callable<Integer> {
    /** The last runs, on a terminal. */
    private static final int SHOWN = 10;

    private static final int SHOWN_AS_JSON = 100;

    @ParentCommand
    private GangwayCommand gangwayCommand;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "print it as a JSON object")
    private boolean json;

    @Override
    public Integer call() {
        try (GangwayMain main = gangwayCommand.oneShotOnWhatIsThere()) {
            Status status = main.prepare().status();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                JsonOutput.print(out, asMap(status));
            } else {
                print(status, out);
            }
            return ExitCode.DONE;
        }
    }

    private static Map<String, Object> asMap(Status status) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("nodes", status.nodes().stream().map(StatusCommand::node).toList());
        map.put("stages", status.stages());
        map.put("work", status.work());
        map.put("runs", status.runs());
        map.put("history", status.history(SHOWN_AS_JSON));
        map.put("pauses", status.pauses());
        map.put("standstills", status.standstills());
        map.put("watermarks", status.watermarks());
        return map;
    }

    private static Map<String, Object> node(Row row) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("name", row.text("name"));
        node.put("nodeid", row.text("nodeid"));
        node.put("started", inSeconds(row.get("started")));
        node.put("aliveuntil", inSeconds(row.get("aliveuntil")));
        return node;
    }

    private static void print(Status status, PrintWriter out) {
        TextTable stages = new TextTable("STAGE", "RECORDS");
        status.stages().forEach(stages::add);
        stages.print(out);
        out.println();
        printNodes(status, out);
        out.println();
        printJobs(status, out);
        out.println();
        printHistory(status, out);
        out.println();
        TextTable watermarks = new TextTable("READ UP TO", "VALUE");
        status.watermarks().forEach(row -> watermarks.add(row.text("name"), row.text("value")));
        watermarks.print(out);
        status.pauses().forEach(pause -> {
            out.println();
            out.println("PAUSED: " + pause.job() + " is " + Printable.line(pause.words()));
        });
        status.standstills().forEach(standstill -> {
            out.println();
            out.println("STANDS STILL: " + standstill.what());
            out.println("        cure: " + standstill.cure());
        });
    }

    private static void printNodes(Status status, PrintWriter out) {
        List<Row> alive = status.nodes();
        if (alive.isEmpty()) {
            out.println("NO NODE IS ALIVE: no job runs");
            return;
        }
        TextTable nodes = new TextTable("NODE", "ALIVE SINCE");
        alive.forEach(node -> nodes.add(node.text("name"), inSeconds(node.get("started"))));
        nodes.print(out);
    }

    private static void printHistory(Status status, PrintWriter out) {
        TextTable history = new TextTable(
                "ENDED", "JOB", "NODE", "STARTED", "RUNS", "DONE", "FAILED", "WAITED", "REQUESTS", "MESSAGE");
        status.history(SHOWN)
                .forEach(run -> history.add(
                        inSeconds(run.time("ended")),
                        run.text("job"),
                        run.text("node"),
                        inSeconds(run.time("started")),
                        run.number("runs"),
                        run.number("recordsdone"),
                        run.number("recordsfailed"),
                        run.number("waited"),
                        run.number("requests"),
                        run.text("message")));
        history.print(out);
    }

    private static void printJobs(Status status, PrintWriter out) {
        TextTable work = new TextTable("JOB", "DUE", "CLAIMED", "WAITING", "OLDEST");
        status.work()
                .forEach((job, counts) -> work.add(
                        job,
                        counts.get("due"),
                        counts.get("claimed"),
                        counts.get("waiting"),
                        counts.get("oldestSeconds") + " s"));
        work.print(out);
        out.println();
        TextTable runs =
                new TextTable("JOB", "NODE", "LAST RUN", "LAST WORKED", "DONE", "FAILED", "MESSAGE", "SUSPECT");
        status.runs()
                .forEach(run -> runs.add(
                        run.text("job"),
                        run.text("node"),
                        inSeconds(run.time("lastrun")),
                        inSeconds(run.time("lastworked")),
                        run.number("recordsdone"),
                        run.number("recordsfailed"),
                        run.text("message"),
                        run.text("suspect")));
        runs.print(out);
    }

    private static LocalDateTime inSeconds(LocalDateTime time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static LocalDateTime inSeconds(Object time) {
        return time instanceof OffsetDateTime withZone
                ? inSeconds(withZone.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime())
                : null;
    }
}
