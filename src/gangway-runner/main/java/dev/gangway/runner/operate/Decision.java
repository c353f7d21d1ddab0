package dev.gangway.runner.operate;

import dev.gangway.ledger.ErrorRecord;
import dev.gangway.runner.ExitCode;
import dev.gangway.runner.terminal.JsonOutput;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** Tells what became of the errors that somebody decided about. */
final class Decision {
    private Decision() {}

    /**
     * @param word the name of what was done in JSON
     * @param chosen what it was to be done to
     * @param done what there was of them
     * @param eachMustExist whether one that is missing is a failure
     * @return the exit code
     */
    static int tell(
            CommandSpec spec,
            boolean json,
            String word,
            String sentence,
            List<Long> chosen,
            List<ErrorRecord> done,
            boolean eachMustExist) {
        List<Long> ids = done.stream().map(ErrorRecord::id).toList();
        List<Long> missing = chosen.stream().filter(id -> !ids.contains(id)).toList();
        if (json) {
            JsonOutput.print(spec.commandLine().getOut(), Map.of(word, ids, "missing", missing));
        } else {
            ids.forEach(id -> spec.commandLine().getOut().println("error " + id + ": " + sentence));
            if (chosen.isEmpty()) {
                spec.commandLine().getOut().println("there is no such error");
            }
        }
        missing.forEach(id -> spec.commandLine().getErr().println("there is no error " + id));
        return eachMustExist && !missing.isEmpty() ? ExitCode.COULD_NOT : ExitCode.DONE;
    }
}
