package dev.gangway.onboarding.leads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.Verdict;
import dev.gangway.ledger.Refusal;
import dev.gangway.onboarding.link.Answered;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * Reads the verdicts of Sales on a chunk, and examines creations that were refused as existing. Usually an earlier attempt
 * arrived but its response was lost. However, an alternate key of the environment causes the same refusal if another lead
 * has the number or address; our lead then does not exist. The route asks Sales for it, and only when something was refused
 * so.
 */
public final class ExistingLeads {
    /** "A record that has the attribute values ... already exists" (Web service error codes). */
    private static final String ALTERNATE_KEY = "0x80060892";

    /**
     * The answers to a chunk.
     *
     * @param outcomes one for each operation that was sent, in their order
     */
    public LeadAnswers answers(@ExchangeProperty("chunk") LeadChunk chunk, @Body List<Outcome> outcomes) {
        List<LeadWrite> sent = chunk.toSend();
        Answered.all(sent, outcomes);
        var answers = new LeadAnswers(chunk.claim());
        chunk.writes().stream()
                .filter(write -> write.operation() == null)
                .forEach(write -> answers.put(new LeadAnswer(write, null)));
        for (int i = 0; i < sent.size(); i++) {
            LeadAnswer answer = new LeadAnswer(sent.get(i), outcomes.get(i));
            answers.put(answer);
            if (isExisting(answer)) {
                answers.existing().put(answer.write().item(), answer);
            }
        }
        return answers;
    }

    private static boolean isExisting(LeadAnswer answer) {
        return answer.outcome().verdict() == Verdict.ALREADY_EXISTS
                || ALTERNATE_KEY.equals(answer.outcome().code())
                        && answer.write().kind() == LeadWrite.Kind.CREATE;
    }

    /** The keys of the leads to look for. */
    public List<String> keys(@ExchangeProperty("answers") LeadAnswers answers) {
        return answers.existing().values().stream()
                .map(answer -> answer.write().identity().leadId().toString())
                .toList();
    }

    /**
     * Notes which of them are there.
     *
     * @param found one outcome for each of {@link #keys}, in their order
     */
    public void found(@ExchangeProperty("answers") LeadAnswers answers, @Body List<Outcome> found) {
        List<LeadAnswer> asked = List.copyOf(answers.existing().values());
        Answered.all(asked, found);
        answers.existing().clear();
        for (int i = 0; i < asked.size(); i++) {
            LeadAnswer answer = asked.get(i);
            switch (found.get(i).verdict()) {
                case NOT_FOUND -> answers.elsewhere().put(answer.write().item(), answer);
                // whether it is there is not known; the record is tried again
                case RETRY, UNKNOWN -> answers.put(new LeadAnswer(answer.write(), found.get(i)));
                default -> {}
            }
        }
    }

    /** Which leads have the number of the next prospect whose own lead is not there. */
    public String filter(@ExchangeProperty("answers") LeadAnswers answers) {
        String number = next(answers).write().key().id();
        return "msdyn_prospectid eq '" + number.replace("'", "''") + "'";
    }

    private static LeadAnswer next(LeadAnswers answers) {
        return answers.elsewhere().values().iterator().next();
    }

    /**
     * Refuses that prospect, and says who has its number.
     *
     * @param leads a few of those with its number
     */
    public void refuse(@ExchangeProperty("answers") LeadAnswers answers, @Body List<JsonNode> leads) {
        LeadAnswer answer = next(answers);
        answers.elsewhere().remove(answer.write().item());
        answers.put(new LeadAnswer(another(answer, leads), null));
    }

    private static LeadWrite another(LeadAnswer answer, List<JsonNode> leads) {
        LeadWrite write = answer.write();
        Outcome outcome = answer.outcome();
        return LeadWrite.refused(
                write.item(),
                write.prospect(),
                new Refusal(
                        write.prospect().requestId(),
                        "LeadExistsElsewhere",
                        "Sales refuses the lead of prospect " + write.item() + " as existing (" + outcome.code() + ": "
                                + outcome.message() + "), but a lead with the key "
                                + write.identity().leadId()
                                + " is not there: another unique key of the table holds, by "
                                + others(leads) + ". Link it with 'gangway adopt --link " + write.item()
                                + "=KEY', or correct it in Sales, then retry",
                        true));
    }

    private static String others(List<JsonNode> leads) {
        return leads.isEmpty()
                ? "a lead without its number: look for one with the same e-mail address or company"
                : leads.stream()
                                .map(lead -> "lead " + lead.path("leadid").asText())
                                .collect(Collectors.joining(", "))
                        + ", which has its number";
    }
}
