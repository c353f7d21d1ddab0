package dev.gangway.dataverse;

import static dev.gangway.dataverse.ScriptedService.error;
import static dev.gangway.dataverse.ScriptedService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.dataverse.changes.ChangePage;
import dev.gangway.dataverse.changes.ChangeQuery;
import dev.gangway.odata.RequestRejectedException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangesTest extends DataverseTestCase {
    private static final ChangeQuery LEADS = new ChangeQuery("leads", List.of("statecode", "statuscode"), 500);
    private static final String PATH = "/api/data/v9.2/leads?$select=statecode,statuscode";
    private static final String TOKEN = "&$deltatoken=919042%2108%2f22%2f2017%2008%3a10%3a44";

    @Test
    void beginsByReadingAllAndStartsTheTracking() {
        service.answers(page("#leads(statecode)", "{\"leadid\":\"" + Batches.id(1) + "\",\"statecode\":0}", delta()));

        ChangePage page = dataverse.changes(LEADS, null);

        assertThat(service.only().target()).isEqualTo(PATH);
        assertThat(service.only().header("Prefer")).isEqualTo("odata.track-changes,odata.maxpagesize=500");
        assertThat(page.changed()).singleElement().satisfies(row -> assertThat(
                        row.path("leadid").asText())
                .isEqualTo(Batches.id(1).toString()));
        assertThat(page.deleted()).isEmpty();
        assertThat(page.full()).isTrue();
        assertThat(page.last()).isTrue();
        assertThat(page.next()).isEqualTo(service.environment() + PATH + TOKEN);
    }

    @Test
    void followsTheStoredLinkToTheLetter() {
        service.answers(page("#leads/$delta", "", delta()));

        dataverse.changes(LEADS, service.environment() + PATH + TOKEN);

        assertThat(service.only().target()).isEqualTo(PATH + TOKEN);
    }

    @Test
    void tellsChangesFromDeletions() {
        UUID gone = Batches.id(9);
        service.answers(page(
                "#leads/$delta",
                "{\"leadid\":\"" + Batches.id(1) + "\",\"statecode\":2},"
                        + "{\"@odata.context\":\"x/$metadata#leads/$deletedEntity\",\"id\":\"" + gone
                        + "\",\"reason\":\"deleted\"}",
                delta()));

        ChangePage page = dataverse.changes(LEADS, service.environment() + PATH + TOKEN);

        assertThat(page.changed()).hasSize(1);
        assertThat(page.deleted()).containsExactly(gone);
        assertThat(page.full()).isFalse();
    }

    @Test
    void readsTheIdOfADeletionFromAUrl() {
        service.answers(page(
                "#leads/$delta",
                "{\"@odata.context\":\"x#leads/$deletedEntity\",\"id\":\"leads(" + Batches.id(9) + ")\"}",
                delta()));

        assertThat(dataverse
                        .changes(LEADS, service.environment() + PATH + TOKEN)
                        .deleted())
                .containsExactly(Batches.id(9));
    }

    @Test
    void goesOnWithTheNextPageBeforeTheDelta() {
        String next = service.environment() + PATH + "&$skiptoken=%3Ccookie%20pagenumber=%222%22%20/%3E";
        service.answers(
                page("#leads(statecode)", "", "\"@odata.nextLink\":\"" + next + "\""),
                page("#leads(statecode)", "", delta()));

        ChangePage first = dataverse.changes(LEADS, null);
        ChangePage second = dataverse.changes(LEADS, first.next());

        assertThat(first.last()).isFalse();
        assertThat(second.last()).isTrue();
        assertThat(second.full()).isTrue();
        assertThat(service.received().get(1).target())
                .isEqualTo(PATH + "&$skiptoken=%3Ccookie%20pagenumber=%222%22%20/%3E");
    }

    @Test
    void saysWhenTheLinkHasExpired() {
        service.answers(error(400, "0x80044352", "Version stamp associated with the client has expired."));

        assertThatThrownBy(() -> dataverse.changes(LEADS, service.environment() + PATH + TOKEN))
                .isInstanceOf(DeltaExpiredException.class);
    }

    @Test
    void takesGoneForExpired() {
        service.answers(error(410, "", ""));

        assertThatThrownBy(() -> dataverse.changes(LEADS, service.environment() + PATH + TOKEN))
                .isInstanceOf(DeltaExpiredException.class);
    }

    @Test
    void saysWhenTheTableIsNotTracked() {
        service.answers(json(200, "{\"@odata.context\":\"x#leads(statecode)\",\"value\":[]}"));

        assertThatThrownBy(() -> dataverse.changes(LEADS, null))
                .isInstanceOf(RequestRejectedException.class)
                .hasMessageContaining("change tracking");
    }

    @Test
    void doesNotHandOutALinkThatLeadsElsewhere() {
        service.answers(page(
                "#leads(statecode)",
                "",
                "\"@odata.deltaLink\":\"https://evil.example/api/data/v9.2/leads?$deltatoken=1\""));

        assertThatThrownBy(() -> dataverse.changes(LEADS, null))
                .isInstanceOf(RequestRejectedException.class)
                .hasMessageContaining("evil.example");
    }

    @Test
    void doesNotFollowAStoredLinkThatLeadsElsewhere() {
        assertThatThrownBy(() -> dataverse.changes(LEADS, "https://evil.example/api/data/v9.2/leads?$deltatoken=1"))
                .isInstanceOf(RequestRejectedException.class);
        assertThat(service.received()).isEmpty();
    }

    @Test
    void refusesAPageSizeThatTheServiceDoesNotHave() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChangeQuery("leads", List.of("statecode"), 5001));
    }

    @Test
    void refusesColumnsThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChangeQuery("leads", List.of("statecode&$filter=x"), 500));
    }

    private String delta() {
        return "\"@odata.deltaLink\":\"" + service.environment() + PATH + TOKEN + "\"";
    }

    private ScriptedService.Reply page(String context, String rows, String link) {
        return json(
                200,
                "{\"@odata.context\":\"" + service.environment() + "/api/data/v9.2/$metadata" + context
                        + "\",\"value\":[" + rows + "]," + link + "}");
    }
}
