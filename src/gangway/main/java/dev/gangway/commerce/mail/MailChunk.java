package dev.gangway.commerce.mail;

import dev.gangway.commerce.mail.server.SmtpFailure;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.WorkItem;
import dev.gangway.ledger.WorkQueue;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Mails that were claimed together. Thread-safe. */
public final class MailChunk {
    private final Claim claim;
    private final MailRound round;
    private final Set<WorkItem> open = ConcurrentHashMap.newKeySet();
    private final List<Suspect> suspects = new ArrayList<>();

    MailChunk(Claim claim, MailRound round) {
        this.claim = claim;
        this.round = round;
    }

    /**
     * A claimed mail.
     *
     * @param sender the address that it comes from
     */
    public record Mail(
            MailChunk chunk,
            WorkItem item,
            String requestId,
            LocalDateTime created,
            Notification notification,
            String sender) {
        /** Whether this mail may still be tried. */
        public boolean isToBeTried() {
            return chunk.round.interruption() == null && !isHeld();
        }

        boolean isHeld() {
            return chunk.round.isHeld(sender) || chunk.round.isHeld(template());
        }

        /** Mails with the same have the same template. */
        String template() {
            return notification.type() + '/' + notification.language();
        }

        Claim claim() {
            return chunk.claim.of(List.of(item));
        }

        /** Keys only: a body may end up in a log. */
        @Override
        public String toString() {
            return "Mail " + item;
        }
    }

    /** A mail that was refused for a reason that may be its own. */
    record Suspect(Mail mail, SmtpFailure failure) {}

    MailRound round() {
        return round;
    }

    void add(Mail mail) {
        open.add(mail.item());
    }

    /** Nothing is to be done about the mail any more. */
    void close(Mail mail) {
        open.remove(mail.item());
    }

    /**
     * Sees that what is still to be done is ours for a while.
     *
     * @throws dev.gangway.ledger.LeaseLostException when it is not
     */
    void keep(WorkQueue queue) {
        if (!queue.isFresh(claim)) {
            queue.keep(claim, List.copyOf(open));
        }
    }

    synchronized void suspect(Mail mail, SmtpFailure failure) {
        suspects.add(new Suspect(mail, failure));
    }

    /** Those so far; each is given once. */
    synchronized List<Suspect> takeSuspects() {
        List<Suspect> taken = List.copyOf(suspects);
        suspects.clear();
        return taken;
    }
}
