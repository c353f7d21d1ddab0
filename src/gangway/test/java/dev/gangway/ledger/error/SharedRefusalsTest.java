package dev.gangway.ledger.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.Refusal.Scope;
import dev.gangway.ledger.WorkItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedRefusalsTest {
    private static final String JOB = "job";

    private final SharedRefusals refusals = new SharedRefusals();

    @Test
    void aRecordThatIsRefusedBesideOthersIsToBlame() {
        assertThat(aside(3, Scope.REQUEST, "a", "b")).isEmpty();
    }

    @Test
    void recordsThatAreRefusedForOneReasonAreNotToBlame() {
        assertThat(aside(0, Scope.UNCERTAIN, "a", "b", "c")).containsExactly("a", "b", "c");
    }

    @Test
    void oneRecordAloneIsToBlame() {
        assertThat(aside(0, Scope.UNCERTAIN, "a")).isEmpty();
    }

    @Test
    void aMissingPrivilegeIsNobodysFaultEvenIfOneRecordAloneMeetsIt() {
        assertThat(aside(0, Scope.REQUEST, "a")).containsExactly("a");
    }

    @Test
    void theValuesOfARecordAreItsOwnFaultHoweverManyHaveThem() {
        assertThat(aside(0, Scope.RECORD, "a", "b", "c")).isEmpty();
    }

    @Test
    void differentReasonsAreNotOneCause() {
        Map<WorkItem, Refusal> refused = new LinkedHashMap<>();
        refused.put(item("a"), new Refusal(null, "1", "no", false, Scope.UNCERTAIN));
        refused.put(item("b"), new Refusal(null, "2", "no", false, Scope.UNCERTAIN));

        assertThat(refusals.judge(JOB, 0, refused).aside()).isEmpty();
    }

    @Test
    void aReasonThatNamesTheRecordIsStillOneReason() {
        Map<WorkItem, Refusal> refused = new LinkedHashMap<>();
        refused.put(item("a"), new Refusal(null, "1", "row 12 'a' failed", false, Scope.UNCERTAIN));
        refused.put(item("b"), new Refusal(null, "1", "row 13 'b' failed", false, Scope.UNCERTAIN));

        assertThat(refusals.judge(JOB, 0, refused).aside()).hasSize(2);
    }

    @Test
    void oneByOneItIsSeenFromTheSecondOn() {
        assertThat(aside(0, Scope.UNCERTAIN, "a")).isEmpty();
        assertThat(aside(0, Scope.UNCERTAIN, "b")).containsExactly("b");
    }

    @Test
    void whatIsRefusedAgainAfterOthersCameThroughIsToBlame() {
        assertThat(aside(0, Scope.REQUEST, "a", "b")).hasSize(2);
        assertThat(aside(0, Scope.REQUEST, "a", "b")).hasSize(2);
        refusals.judge(JOB, 1, Map.of());

        assertThat(aside(0, Scope.REQUEST, "a", "b")).isEmpty();
    }

    @Test
    void aReasonThatOthersGotPastIsCountedAtOnceForAHandful() {
        assertThat(aside(0, Scope.REQUEST, "a", "b")).hasSize(2);
        refusals.judge(JOB, 1, Map.of());

        assertThat(aside(0, Scope.REQUEST, "c", "d")).isEmpty();
        assertThat(aside(0, Scope.REQUEST, names(20))).hasSize(20);
        assertThat(aside(0, Scope.REQUEST, "e")).containsExactly("e");
    }

    @Test
    void whatWasCountedBeforeGoesOnBeingCounted() {
        var again = new WorkItem(new RecordKey("", "a"), 1);
        var another = new WorkItem(new RecordKey("", "b"), 1);

        assertThat(refusals.judge(JOB, 0, Map.of(again, refusal(Scope.UNCERTAIN), another, refusal(Scope.UNCERTAIN)))
                        .aside())
                .isEmpty();
    }

    @Test
    void twiceInVainIsLastingUntilSomethingComesThrough() {
        assertThat(judge(0, "a", "b").lasting()).isFalse();
        assertThat(judge(0, "c", "d").lasting()).isTrue();
        judge(1, "e");
        assertThat(judge(0, "f", "g").lasting()).isFalse();
    }

    @Test
    void oneJobSaysNothingAboutAnother() {
        aside(0, Scope.UNCERTAIN, "a");

        assertThat(refusals.judge("another", 0, Map.of(item("b"), refusal(Scope.UNCERTAIN)))
                        .aside())
                .isEmpty();
    }

    private SharedRefusals.Judgement judge(int succeeded, String... records) {
        return refusals.judge(JOB, succeeded, refused(Scope.REQUEST, records));
    }

    private List<String> aside(int succeeded, Scope scope, String... records) {
        return refusals.judge(JOB, succeeded, refused(scope, records)).aside().stream()
                .map(item -> item.key().id())
                .toList();
    }

    private static Map<WorkItem, Refusal> refused(Scope scope, String... records) {
        Map<WorkItem, Refusal> refused = new LinkedHashMap<>();
        for (String record : records) {
            refused.put(item(record), refusal(scope));
        }
        return refused;
    }

    private static String[] names(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toArray(String[]::new);
    }

    private static Refusal refusal(Scope scope) {
        return new Refusal(null, "0x1", "no", false, scope);
    }

    private static WorkItem item(String record) {
        return new WorkItem(new RecordKey("", record), 0);
    }
}
