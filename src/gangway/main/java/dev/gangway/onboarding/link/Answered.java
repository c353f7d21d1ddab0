package dev.gangway.onboarding.link;

import dev.gangway.odata.ServiceUnavailableException;
import java.util.List;

/** Checks that what came back from an endpoint answers what was sent there. */
public final class Answered {
    private Answered() {}

    /**
     * Checks that each question has its answer.
     *
     * @throws ServiceUnavailableException when there are more answers or fewer: something stands in the place of Sales that
     *     does not answer as it does, which is no record's fault
     */
    public static void all(List<?> asked, List<?> answers) {
        if (asked.size() != answers.size()) {
            throw new ServiceUnavailableException("Sales was asked about " + asked.size()
                    + " records and answered about " + answers.size() + "; does something else answer in its place?");
        }
    }
}
