package dev.gangway.runner.operate;

import dev.gangway.Gangway;
import dev.gangway.control.ErrorSelection;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which errors a verb is about: some by number, a selection, or all. */
final class ChosenErrors {

    @Parameters(paramLabel = "ID", arity = "1..*", description = "as 'errors list' shows it")
    private List<Long> ids;

    @Option(names = "--all", required = true, description = "every record in error")
    private boolean all;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private SelectionOptions selection;

    /** Whether they were named one by one, so that each of them must exist. */
    boolean isByNumber() {
        return ids != null;
    }

    List<Long> ids(Gangway gangway) {
        if (ids != null) {
            return ids;
        }
        return gangway.errorDesk()
                .find(selection == null ? new ErrorSelection(null, null, null) : selection.selection());
    }
}
