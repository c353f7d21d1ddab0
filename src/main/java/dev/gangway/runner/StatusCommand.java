package dev.gangway.runner;

import dev.gangway.Status;
import java.io.PrintWriter;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
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
            "Shows how many records are at which stage.",
            "",
            "Also what each job has before it, when it last ran, and how far it has read. Changes nothing; may be asked "
                    + "while 'gangway run' or 'gangway demo' is up. Times are UTC.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown", "1:the database does not answer"},
        footerHeading = "%nExamples:%n",
        footer = {"  gangway status", "  gangway status --data data/demo --json"})
final class StatusCommand implements Callable<Integer> {

    @ParentCommand
    private GangwayCommand gangwayCommand;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "print it as a JSON object")
    private boolean json;

    @Override
    public Integer call() {
        try (GangwayMain main = gangwayCommand.oneShot()) {
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
        map.put("stages", status.stages());
        map.put("work", status.work());
        map.put("runs", status.runs());
        map.put("watermarks", status.watermarks());
        return map;
    }

    private static void print(Status status, PrintWriter out) {
        TextTable stages = new TextTable("STAGE", "RECORDS");
        status.stages().forEach(stages::add);
        stages.print(out);
        out.println();
        TextTable work = new TextTable("JOB", "DUE", "CLAIMED", "WAITING");
        status.work()
                .forEach((job, counts) ->
                        work.add(job, counts.get("due"), counts.get("claimed"), counts.get("waiting")));
        work.print(out);
        out.println();
        TextTable runs = new TextTable("JOB", "NODE", "LAST RUN", "LAST WORKED", "DONE", "FAILED", "MESSAGE");
        status.runs()
                .forEach(run -> runs.add(
                        run.text("job"),
                        run.text("node"),
                        inSeconds(run.time("lastrun")),
                        inSeconds(run.time("lastworked")),
                        run.number("recordsdone"),
                        run.number("recordsfailed"),
                        run.text("message")));
        runs.print(out);
        out.println();
        TextTable watermarks = new TextTable("READ UP TO", "VALUE");
        status.watermarks().forEach(row -> watermarks.add(row.text("name"), row.text("value")));
        watermarks.print(out);
    }

    private static LocalDateTime inSeconds(LocalDateTime time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }
}
