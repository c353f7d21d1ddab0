package dev.gangway.onboarding.link.guard;

import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.SignInException;
import dev.gangway.onboarding.link.DualWriteRunningException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets nothing begin beside dual-write's own map of leads: both would make a lead of each prospect, and each would take the
 * other's changes for a person's. Asked once by each process, and again as long as the answer is no. Thread-safe.
 */
public final class DualWriteGuard {
    private static final Logger LOG = LoggerFactory.getLogger(DualWriteGuard.class);
    private static final int FORBIDDEN = 403;

    /** What to do about it. */
    public static final String CURE = "Stop it in Finance and Operations (Data management > Dual-write), or set"
            + " gangway.fno.dual-write = ignore if it serves other legal entities only";

    private final DualWriteMaps maps;
    private boolean isClear;

    public DualWriteGuard(DualWriteMaps maps) {
        this.maps = maps;
    }

    /**
     * Makes sure that no such map runs.
     *
     * @throws DualWriteRunningException when one does
     * @throws dev.gangway.odata.ServiceException when Sales is away
     */
    public synchronized void refuse() {
        if (isClear) {
            return;
        }
        List<String> running = running();
        if (!running.isEmpty()) {
            throw new DualWriteRunningException(words(running) + ". Nothing is read or written until then. " + CURE);
        }
        isClear = true;
    }

    /** What runs, for people. */
    public static String words(List<String> running) {
        return "dual-write's map " + String.join(", ", running) + " (leads) is running in this Sales environment";
    }

    /** Who may not read that table does not know, which {@code doctor} says; a working installation goes on. */
    private List<String> running() {
        try {
            return maps.ofLeads();
        } catch (SignInException e) {
            if (e.status() != FORBIDDEN) {
                throw e;
            }
            LOG.warn("Whether dual-write writes leads too is not known: {}", e.getMessage());
        } catch (RequestRejectedException e) {
            LOG.warn("Whether dual-write writes leads too is not known: {}", e.getMessage());
        }
        return List.of();
    }
}
