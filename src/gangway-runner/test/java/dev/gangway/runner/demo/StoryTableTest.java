package dev.gangway.runner.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoryTableTest {

    private static final int TERMINAL = 120;

    private final StringWriter printed = new StringWriter();

    @Test
    void everyRequestThatEndedAsTheStoryWantsIsTicked() {
        boolean asExpected = print(approvedScene("山田電機工業株式会社"), approvedJourney(1, 1));

        assertThat(asExpected).isTrue();
        assertThat(printed.toString()).contains("P-0000001").contains("✓").doesNotContain("✗");
    }

    @Test
    void aSecondLeadIsSeen() {
        boolean asExpected = print(approvedScene("Carter"), approvedJourney(2, 1));

        assertThat(asExpected).isFalse();
        assertThat(printed.toString()).contains("2 leads").contains("✗ not approved");
    }

    @Test
    void aSecondMailIsSeen() {
        boolean asExpected = print(approvedScene("Carter"), approvedJourney(1, 2));

        assertThat(asExpected).isFalse();
        assertThat(printed.toString()).contains("2 times").contains("✗ not approved");
    }

    @Test
    void aRefusalWithoutTheRightReasonIsNotAsExpected() {
        Scene scene = new Scene(
                Seller.NEVER_SEES_IT,
                Ending.FAILED_IN_COMMERCE,
                "lastname",
                Map.of("requestid", "1", "firstname", "Karel"));

        assertThat(print(scene, failedJourney("lastname is empty"))).isTrue();
        assertThat(print(scene, failedJourney("NullPointerException"))).isFalse();
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        print(approvedScene("山田電機工業株式会社".repeat(9)), approvedJourney(1, 1));

        assertThat(printed.toString().lines()).allMatch(line -> Columns.width(line) <= TERMINAL);
    }

    private boolean print(Scene scene, Journey journey) {
        return new StoryTable(new PrintWriter(printed), TERMINAL).print(List.of(scene), Map.of("1", journey));
    }

    private static Scene approvedScene(String company) {
        return new Scene(
                Seller.WINS,
                Ending.APPROVED,
                null,
                Map.of("requestid", "1", "firstname", "健", "lastname", "山田", "companyname", company));
    }

    private static Journey approvedJourney(int leads, int mails) {
        return new Journey(
                "1",
                "P-0000001",
                "3f2a9c1e-0000-5000-8000-000000000000",
                "Approved",
                null,
                2,
                "CH-000001",
                1,
                2,
                1,
                1,
                "B2BProspectApproved",
                mails,
                leads,
                "won",
                "Approved");
    }

    private static Journey failedJourney(String error) {
        return new Journey("1", null, null, "Failed", error, 0, null, 0, 0, 0, 0, null, 0, 0, "", "");
    }
}
