package dev.gangway.ledger;

import java.util.Set;

/**
 * A refusal that hits every record a job has before it, and is held against none of them.
 *
 * @param suspect the records that were refused
 * @param refusal what the first of them was told
 * @param lasting whether nothing came through twice in a row, so that trying the next records is of no use
 * @param aside the records themselves
 */
public record SharedRefusal(Suspect suspect, Refusal refusal, boolean lasting, Set<WorkItem> aside) {
    /** How many records were put aside. */
    public int records() {
        return aside.size();
    }

    /** Lets the run show why it waits. */
    public void show(JobRun run) {
        run.waits(reason(), suspect);
    }

    /**
     * The same, and ends the run when it cannot get anywhere. To be called after the commit.
     *
     * @throws SharedRefusalException when the refusal is lasting
     */
    public void raise(JobRun run) {
        show(run);
        if (lasting) {
            throw new SharedRefusalException(reason(), suspect);
        }
    }

    /** The words of a plug-in, a trigger or a defect may quote what a partner entered: they are in the errors alone. */
    String reason() {
        String words = refusal.scope() == Refusal.Scope.REQUEST ? ", " + refusal.message() : "";
        return "None of " + records() + " records came through, beginning with " + suspect.record()
                + ": refused with " + refusal.code() + words
                + ". No attempt is counted; fix the cause (`doctor` names missing privileges and columns, `errors list`"
                + " has the messages) and the job resumes by itself";
    }
}
