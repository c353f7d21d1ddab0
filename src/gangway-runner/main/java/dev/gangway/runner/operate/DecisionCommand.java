package dev.gangway.runner.operate;

import dev.gangway.Gangway;
import dev.gangway.control.ErrorDesk;
import dev.gangway.ledger.error.ErrorRecord;
import dev.gangway.runner.ExitCode;
import dev.gangway.runner.terminal.JsonOutput;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Decides about errors, and tells what became of them. */
abstract class DecisionCommand implements Callable<Integer> {
    private final String word;
    private final String sentence;

    @ParentCommand
    private ErrorsCommand errors;

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private ChosenErrors chosen;

    @Option(names = "--reason", paramLabel = "TEXT", description = "reason to record")
    private String reason;

    @Mixin
    private Operator operator;

    @Option(names = "--json", description = "print the numbers as a JSON object")
    private boolean json;

    /**
     * @param word the name of what was done in JSON
     * @param sentence what became of each record, for people
     */
    DecisionCommand(String word, String sentence) {
        this.word = word;
        this.sentence = sentence;
    }

    /** @return those of the errors that there were */
    abstract List<ErrorRecord> decide(ErrorDesk desk, List<Long> ids, String who, String why);

    @Override
    public Integer call() {
        return errors.ask(this::decide);
    }

    private int decide(Gangway gangway) {
        List<Long> ids = chosen.ids(gangway);
        return tell(ids, decide(gangway.errorDesk(), ids, operator.name(), reason));
    }

    private int tell(List<Long> wanted, List<ErrorRecord> decided) {
        List<Long> ids = decided.stream().map(ErrorRecord::id).toList();
        List<Long> missing = wanted.stream().filter(id -> !ids.contains(id)).toList();
        if (json) {
            JsonOutput.print(spec.commandLine().getOut(), Map.of(word, ids, "missing", missing));
        } else {
            ids.forEach(id -> spec.commandLine().getOut().println("error " + id + ": " + sentence));
            if (wanted.isEmpty()) {
                spec.commandLine().getOut().println("no error matches");
            }
        }
        missing.forEach(id -> spec.commandLine().getErr().println("there is no error " + id));
        // one that was named must exist; a selection may be empty
        return chosen.isByNumber() && !missing.isEmpty() ? ExitCode.COULD_NOT : ExitCode.DONE;
    }
}
