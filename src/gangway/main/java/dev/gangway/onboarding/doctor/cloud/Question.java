package dev.gangway.onboarding.doctor.cloud;

import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.SignInException;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import java.util.List;

/** A question whose answer is good to know; nobody is refused because it cannot be asked. */
interface Question extends Check {
    int FORBIDDEN = 403;
    int BAD_REQUEST = 400;

    /** What it found, at least one line. */
    List<Finding> ask();

    /** What to do where the service does not let it be asked. */
    String otherwise();

    @Override
    default List<Finding> look() {
        try {
            return ask();
        } catch (SignInException e) {
            if (!isForbidden(e)) {
                throw e;
            }
            return List.of(Finding.warning(name(), "not checked: " + e.getMessage(), otherwise()));
        } catch (RequestRejectedException e) {
            return List.of(Finding.warning(name(), "not checked: " + e.getMessage(), otherwise()));
        }
    }

    @Override
    default String cure() {
        return "See the finding about the sign-in";
    }

    /** A role is missing; otherwise the sign-in failed. */
    static boolean isForbidden(SignInException e) {
        return e.status() == FORBIDDEN;
    }
}
