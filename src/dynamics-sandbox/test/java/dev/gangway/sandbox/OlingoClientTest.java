package dev.gangway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.olingo.client.api.ODataClient;
import org.apache.olingo.client.api.communication.ODataClientErrorException;
import org.apache.olingo.client.api.communication.request.ODataRequest;
import org.apache.olingo.client.api.communication.request.batch.BatchManager;
import org.apache.olingo.client.api.communication.request.batch.ODataBatchRequest;
import org.apache.olingo.client.api.communication.request.batch.ODataBatchResponseItem;
import org.apache.olingo.client.api.communication.request.batch.ODataChangeset;
import org.apache.olingo.client.api.communication.request.cud.UpdateType;
import org.apache.olingo.client.api.communication.request.invoke.ClientNoContent;
import org.apache.olingo.client.api.communication.request.retrieve.ODataEntitySetRequest;
import org.apache.olingo.client.api.communication.response.ODataBatchResponse;
import org.apache.olingo.client.api.communication.response.ODataResponse;
import org.apache.olingo.client.api.domain.ClientEntity;
import org.apache.olingo.client.api.domain.ClientEntitySet;
import org.apache.olingo.client.api.domain.ClientInvokeResult;
import org.apache.olingo.client.api.domain.ClientPrimitiveValue;
import org.apache.olingo.client.api.domain.ClientValue;
import org.apache.olingo.client.api.uri.URIBuilder;
import org.apache.olingo.client.core.ODataClientFactory;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.edm.EdmEntityType;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.format.ContentType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drives the sandbox with Apache Olingo's OData client, unmodified. */
class OlingoClientTest {
    private static final FullQualifiedName LEAD = new FullQualifiedName("Microsoft.Dynamics.CRM.lead");

    private final ODataClient client = ODataClientFactory.getClient();
    private SalesSandbox sandbox;
    private String root;
    private String token;

    @BeforeEach
    void start() {
        sandbox = SalesSandbox.builder()
                .strict(true)
                .alternateKey("lead", "contoso_prospectid", "msdyn_prospectid")
                .start();
        root = sandbox.url() + "/api/data/v9.2/";
        token = TestClient.integration(sandbox).token();
        client.getConfiguration().setDefaultPubFormat(ContentType.JSON);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void metadataDescribesTheTables() {
        var request = client.getRetrieveRequestFactory().getMetadataRequest(root);
        signIn(request);
        // Olingo asks for any format; the service has one
        Edm edm = request.execute().getBody();

        EdmEntityType lead = edm.getEntityType(LEAD);
        assertThat(lead.getKeyPredicateNames()).containsExactly("leadid");
        assertThat(lead.getProperty("subject").getType().toString()).contains("String");
        assertThat(lead.getNavigationProperty("Lead_Annotation").isCollection()).isTrue();
        assertThat(edm.getEntityContainer().getEntitySet("opportunities")).isNotNull();
        assertThat(edm.getEntityContainer().getActionImport("WinOpportunity")).isNotNull();
    }

    @Test
    void createsReadsUpdatesAndDeletes() {
        UUID id = create("First contact");

        ClientEntity read = read(id);
        assertThat(text(read, "subject")).isEqualTo("First contact");
        assertThat(read.getETag()).startsWith("W/");

        ClientEntity change = client.getObjectFactory().newEntity(LEAD);
        set(change, "jobtitle", "Buyer");
        var update = client.getCUDRequestFactory().getEntityUpdateRequest(row(id), UpdateType.PATCH, change);
        signIn(update);
        update.setIfMatch(read.getETag());
        assertThat(update.execute().getStatusCode()).isEqualTo(204);

        var delete = client.getCUDRequestFactory().getDeleteRequest(row(id));
        signIn(delete);
        assertThat(delete.execute().getStatusCode()).isEqualTo(204);
        assertThatThrownBy(() -> read(id))
                .isInstanceOf(ODataClientErrorException.class)
                .hasMessageContaining("Does Not Exist");
    }

    @Test
    void upsertsByAlternateKey() {
        URI byKey = client.newURIBuilder(root)
                .appendEntitySetSegment("leads")
                .appendKeySegment(Map.of("msdyn_prospectid", "P-0000001"))
                .build();

        assertThat(patch(byKey, "Upserted once")).isEqualTo(204);
        assertThat(patch(byKey, "Upserted twice")).isEqualTo(204);

        assertThat(query("msdyn_prospectid eq 'P-0000001'"))
                .singleElement()
                .satisfies(lead -> assertThat(text(lead, "subject")).isEqualTo("Upserted twice"));
    }

    @Test
    void refusesAStaleVersion() {
        UUID id = create("Versioned");
        String old = read(id).getETag();
        ClientEntity change = client.getObjectFactory().newEntity(LEAD);
        set(change, "jobtitle", "Buyer");
        var first = client.getCUDRequestFactory().getEntityUpdateRequest(row(id), UpdateType.PATCH, change);
        signIn(first);
        first.execute();

        var second = client.getCUDRequestFactory().getEntityUpdateRequest(row(id), UpdateType.PATCH, change);
        signIn(second);
        second.setIfMatch(old);

        assertThatThrownBy(second::execute).isInstanceOfSatisfying(ODataClientErrorException.class, refusal -> {
            assertThat(refusal.getStatusLine().getStatusCode()).isEqualTo(412);
            assertThat(refusal.getODataError().getCode()).isEqualTo("0x80060882");
        });
    }

    @Test
    void turnsPages() {
        for (int i = 0; i < 5; i++) {
            create("Page " + i);
        }
        List<String> subjects = new ArrayList<>();
        URI next = client.newURIBuilder(root)
                .appendEntitySetSegment("leads")
                .select("subject")
                .orderBy("subject")
                .build();
        int pages = 0;
        while (next != null) {
            ODataEntitySetRequest<ClientEntitySet> request =
                    client.getRetrieveRequestFactory().getEntitySetRequest(next);
            signIn(request);
            request.setPrefer("odata.maxpagesize=2");
            ClientEntitySet page = request.execute().getBody();
            page.getEntities().forEach(lead -> subjects.add(text(lead, "subject")));
            next = page.getNext();
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(subjects).containsExactly("Page 0", "Page 1", "Page 2", "Page 3", "Page 4");
    }

    @Test
    void followsChanges() {
        UUID gone = create("Gone");
        ODataEntitySetRequest<ClientEntitySet> start = client.getRetrieveRequestFactory()
                .getEntitySetRequest(client.newURIBuilder(root)
                        .appendEntitySetSegment("leads")
                        .select("subject")
                        .build());
        signIn(start);
        start.setPrefer("odata.track-changes");
        URI deltaLink = start.execute().getBody().getDeltaLink();
        UUID fresh = create("Fresh");
        var delete = client.getCUDRequestFactory().getDeleteRequest(row(gone));
        signIn(delete);
        delete.execute();

        var changes = client.getRetrieveRequestFactory().getDeltaRequest(deltaLink);
        signIn(changes);
        var delta = changes.execute().getBody();

        assertThat(delta.getEntities()).singleElement().satisfies(lead -> assertThat(text(lead, "leadid"))
                .isEqualTo(fresh.toString()));
        assertThat(delta.getDeletedEntities())
                .singleElement()
                .satisfies(lead -> assertThat(lead.getId().toString()).contains(gone.toString()));
    }

    @Test
    void expandsNotes() {
        UUID id = create("With note");
        ClientEntity note =
                client.getObjectFactory().newEntity(new FullQualifiedName("Microsoft.Dynamics.CRM.annotation"));
        set(note, "notetext", "Written by Olingo");
        note.addLink(client.getObjectFactory().newEntityNavigationLink("objectid_lead", row(id)));
        var request = client.getCUDRequestFactory().getEntityCreateRequest(URI.create(root + "annotations"), note);
        signIn(request);
        assertThat(request.execute().getStatusCode()).isEqualTo(204);

        URI expanded = client.newURIBuilder(root)
                .appendEntitySetSegment("leads")
                .appendKeySegment(id)
                .expandWithSelect("Lead_Annotation", "notetext")
                .build();
        var read = client.getRetrieveRequestFactory().getEntityRequest(expanded);
        signIn(read);
        ClientEntity lead = read.execute().getBody();

        // without navigation links in the answer, which minimal metadata leaves out, this client sees a plain
        // collection
        assertThat(lead.getProperty("Lead_Annotation").getCollectionValue()).hasSize(1);
    }

    @Test
    void callsABoundAction() {
        UUID id = create("To be qualified");
        Map<String, ClientValue> parameters = new LinkedHashMap<>();
        for (String name : List.of("CreateAccount", "CreateContact", "CreateOpportunity")) {
            parameters.put(
                    name, client.getObjectFactory().newPrimitiveValueBuilder().buildBoolean(true));
        }
        parameters.put(
                "Status", client.getObjectFactory().newPrimitiveValueBuilder().buildInt32(3));
        URI action = client.newURIBuilder(root)
                .appendEntitySetSegment("leads")
                .appendKeySegment(id)
                .appendActionCallSegment("Microsoft.Dynamics.CRM.QualifyLead")
                .build();

        var request =
                client.getInvokeRequestFactory().getActionInvokeRequest(action, ClientEntitySet.class, parameters);
        signIn(request);
        ClientInvokeResult result = request.execute().getBody();

        assertThat(((ClientEntitySet) result).getEntities()).hasSize(3);
    }

    @Test
    void sendsBatchesWithChangeSets() {
        ODataBatchRequest request = client.getBatchRequestFactory().getBatchRequest(root);
        signIn(request);
        request.setAccept("multipart/mixed");
        BatchManager batch = request.payloadManager();
        ODataChangeset changes = batch.addChangeset();
        changes.addRequest(client.getCUDRequestFactory().getEntityCreateRequest(leads(), lead("In a batch 1")));
        changes.addRequest(client.getCUDRequestFactory().getEntityCreateRequest(leads(), lead("In a batch 2")));

        ODataBatchResponse response = batch.getResponse();

        assertThat(response.getStatusCode()).isEqualTo(200);
        Iterator<ODataBatchResponseItem> items = response.getBody();
        ODataBatchResponseItem item = items.next();
        List<Integer> statuses = new ArrayList<>();
        while (item.hasNext()) {
            ODataResponse part = item.next();
            statuses.add(part.getStatusCode());
            part.close();
        }
        assertThat(statuses).containsExactly(204, 204);
        assertThat(query("startswith(subject,'In a batch')")).hasSize(2);
    }

    @Test
    void upsertsOnlyWhatIsNotThere() {
        UUID id = UUID.randomUUID();
        var create = client.getCUDRequestFactory().getEntityUpdateRequest(row(id), UpdateType.PATCH, lead("Only once"));
        signIn(create);
        create.setIfNoneMatch("*");
        assertThat(create.execute().getStatusCode()).isEqualTo(204);

        var again = client.getCUDRequestFactory().getEntityUpdateRequest(row(id), UpdateType.PATCH, lead("Only once"));
        signIn(again);
        again.setIfNoneMatch("*");
        refused(again::execute, 412, "0x80040237");
        var missing = client.getCUDRequestFactory()
                .getEntityUpdateRequest(row(UUID.randomUUID()), UpdateType.PATCH, lead("Nowhere"));
        signIn(missing);
        missing.setIfMatch("*");
        refused(missing::execute, 404, "0x80040217");
    }

    @Test
    void readsAndDeletesByAlternateKey() {
        URI byKey = client.newURIBuilder(root)
                .appendEntitySetSegment("leads")
                .appendKeySegment(Map.of("msdyn_prospectid", "P-0000002"))
                .build();
        patch(byKey, "Keyed");

        var read = client.getRetrieveRequestFactory().getEntityRequest(byKey);
        signIn(read);
        assertThat(text(read.execute().getBody(), "subject")).isEqualTo("Keyed");
        var delete = client.getCUDRequestFactory().getDeleteRequest(byKey);
        signIn(delete);
        assertThat(delete.execute().getStatusCode()).isEqualTo(204);
        var again = client.getCUDRequestFactory().getDeleteRequest(byKey);
        signIn(again);
        refused(again::execute, 404, "0x80060891");
    }

    @Test
    void readsWritesAndClearsSingleProperties() {
        URI title = URI.create(row(create("Single")) + "/jobtitle");
        var write = client.getCUDRequestFactory()
                .getPropertyPrimitiveValueUpdateRequest(
                        title,
                        client.getObjectFactory()
                                .newPrimitiveProperty(
                                        "jobtitle",
                                        client.getObjectFactory()
                                                .newPrimitiveValueBuilder()
                                                .buildString("After")));
        signIn(write);
        assertThat(write.execute().getStatusCode()).isEqualTo(204);

        var read = client.getRetrieveRequestFactory().getPropertyRequest(title);
        signIn(read);
        assertThat(read.execute().getBody().getPrimitiveValue().toString()).isEqualTo("After");
        var clear = client.getCUDRequestFactory().getDeleteRequest(title);
        signIn(clear);
        assertThat(clear.execute().getStatusCode()).isEqualTo(204);
    }

    @Test
    void linksAndUnlinksRows() {
        UUID lead = create("Linked");
        URI account = accounts("Linked to");
        URI reference = URI.create(row(lead) + "/parentaccountid/$ref");
        var link = client.getCUDRequestFactory().getReferenceSingleChangeRequest(URI.create(root), reference, account);
        signIn(link);
        assertThat(link.execute().getStatusCode()).isEqualTo(204);
        assertThat(query("parentaccountid/name eq 'Linked to'")).hasSize(1);

        var unlink = client.getCUDRequestFactory().getDeleteRequest(reference);
        signIn(unlink);
        assertThat(unlink.execute().getStatusCode()).isEqualTo(204);
        var add = client.getCUDRequestFactory()
                .getReferenceAddingRequest(URI.create(root), URI.create(row(lead) + "/Lead_Annotation/$ref"), note());
        signIn(add);
        assertThat(add.execute().getStatusCode()).isEqualTo(204);
        assertThat(query("Lead_Annotation/any(n:n/notetext eq 'Loose')")).hasSize(1);
    }

    @Test
    void counts() {
        create("Counted");
        create("Counted");
        URI uri = client.newURIBuilder(root)
                .appendEntitySetSegment("leads")
                .count()
                .filter("subject eq 'Counted'")
                .build();
        var request = client.getRetrieveRequestFactory().getValueRequest(uri);
        signIn(request);
        request.setFormat(ContentType.TEXT_PLAIN);

        assertThat(request.execute().getBody().toString()).isEqualTo("2");
        var counted = client.getRetrieveRequestFactory()
                .getEntitySetRequest(client.newURIBuilder(root)
                        .appendEntitySetSegment("leads")
                        .count(true)
                        .top(1)
                        .build());
        signIn(counted);
        assertThat(counted.execute().getBody().getCount()).isEqualTo(2);
    }

    @Test
    void runsViewsAndFetchXml() {
        create("Viewed");
        String view = entities(client.newURIBuilder(root)
                        .appendEntitySetSegment("savedqueries")
                        .filter("name eq 'Open Leads'"))
                .get(0)
                .getProperty("savedqueryid")
                .getPrimitiveValue()
                .toString();

        assertThat(entities(client.newURIBuilder(root)
                        .appendEntitySetSegment("leads")
                        .addCustomQueryOption("savedQuery", view)))
                .hasSize(1);
        assertThat(entities(client.newURIBuilder(root)
                        .appendEntitySetSegment("leads")
                        .addCustomQueryOption(
                                "fetchXml",
                                "<fetch><entity name=\"lead\"><filter><condition attribute=\"subject\" operator=\"eq\" value=\"Viewed\"/>"
                                        + "</filter></entity></fetch>")))
                .hasSize(1);
    }

    @Test
    void callsFunctionsAndUnboundActions() {
        var whoAmI = client.getInvokeRequestFactory()
                .getFunctionInvokeRequest(URI.create(root + "WhoAmI"), ClientEntity.class);
        signIn(whoAmI);
        assertThat(text(whoAmI.execute().getBody(), "UserId")).hasSize(36);

        URI opportunity = made("opportunities", "opportunity", "name", "Deal");
        var close = client.getObjectFactory().newComplexValue("Microsoft.Dynamics.CRM.opportunityclose");
        close.add(client.getObjectFactory().newPrimitiveProperty("subject", primitive("Won")));
        close.add(client.getObjectFactory()
                .newPrimitiveProperty("opportunityid@odata.bind", primitive(opportunity.toString())));
        Map<String, ClientValue> parameters = new LinkedHashMap<>();
        parameters.put(
                "Status", client.getObjectFactory().newPrimitiveValueBuilder().buildInt32(3));
        parameters.put("OpportunityClose", close);
        var win = client.getInvokeRequestFactory()
                .getActionInvokeRequest(URI.create(root + "WinOpportunity"), ClientNoContent.class, parameters);
        signIn(win);
        assertThat(win.execute().getStatusCode()).isEqualTo(204);
        assertThat(entities(client.newURIBuilder(root)
                        .appendEntitySetSegment("opportunities")
                        .filter("statecode eq 1")))
                .hasSize(1);
    }

    @Test
    void followsChangesOverSeveralPages() {
        var start = client.getRetrieveRequestFactory()
                .getEntitySetRequest(client.newURIBuilder(root)
                        .appendEntitySetSegment("leads")
                        .select("subject")
                        .build());
        signIn(start);
        start.setPrefer("odata.track-changes");
        URI next = start.execute().getBody().getDeltaLink();
        for (int i = 0; i < 5; i++) {
            create("Change " + i);
        }
        List<String> subjects = new ArrayList<>();
        URI deltaLink = null;
        while (deltaLink == null) {
            var request = client.getRetrieveRequestFactory().getDeltaRequest(next);
            signIn(request);
            request.setPrefer("odata.maxpagesize=2");
            var page = request.execute().getBody();
            page.getEntities().forEach(lead -> subjects.add(text(lead, "subject")));
            next = page.getNext();
            deltaLink = page.getDeltaLink();
        }

        assertThat(subjects).containsExactly("Change 0", "Change 1", "Change 2", "Change 3", "Change 4");
    }

    /** What goes on after a failed part, this client cannot tell: it fails on reading such a part itself. */
    @Test
    void readsAndWritesInOneBatch() {
        UUID id = create("Read in a batch");
        ODataBatchRequest request = client.getBatchRequestFactory().getBatchRequest(root);
        signIn(request);
        request.setAccept("multipart/mixed");
        request.addCustomHeader("Prefer", "odata.continue-on-error");
        BatchManager batch = request.payloadManager();
        batch.addRequest(client.getRetrieveRequestFactory().getEntityRequest(row(id)));
        ODataChangeset changes = batch.addChangeset();
        changes.addRequest(client.getCUDRequestFactory()
                .getEntityUpdateRequest(row(id), UpdateType.PATCH, lead("Changed in a batch")));
        changes.addRequest(client.getCUDRequestFactory().getEntityCreateRequest(leads(), lead("Made in a batch")));
        batch.addRequest(client.getRetrieveRequestFactory().getEntitySetRequest(leads()));

        ODataBatchResponse response = batch.getResponse();

        List<Integer> statuses = new ArrayList<>();
        Iterator<ODataBatchResponseItem> items = response.getBody();
        while (items.hasNext()) {
            ODataBatchResponseItem item = items.next();
            while (item.hasNext()) {
                ODataResponse part = item.next();
                statuses.add(part.getStatusCode());
                part.close();
            }
        }
        assertThat(statuses).containsExactly(200, 204, 204, 200);
    }

    private URI accounts(String name) {
        return made("accounts", "account", "name", name);
    }

    private URI note() {
        return made("annotations", "annotation", "notetext", "Loose");
    }

    private URI made(String set, String table, String column, String value) {
        ClientEntity entity =
                client.getObjectFactory().newEntity(new FullQualifiedName("Microsoft.Dynamics.CRM." + table));
        set(entity, column, value);
        var request = client.getCUDRequestFactory().getEntityCreateRequest(URI.create(root + set), entity);
        signIn(request);
        request.setPrefer("return=representation");
        return URI.create(root + set + "(" + text(request.execute().getBody(), table + "id") + ")");
    }

    private ClientPrimitiveValue primitive(String text) {
        return client.getObjectFactory().newPrimitiveValueBuilder().buildString(text);
    }

    private List<ClientEntity> entities(URIBuilder uri) {
        var request = client.getRetrieveRequestFactory().getEntitySetRequest(uri.build());
        signIn(request);
        return request.execute().getBody().getEntities();
    }

    private static void refused(ThrowingCallable call, int status, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ODataClientErrorException.class, refusal -> {
            assertThat(refusal.getStatusLine().getStatusCode()).isEqualTo(status);
            assertThat(refusal.getODataError().getCode()).isEqualTo(code);
        });
    }

    private UUID create(String subject) {
        var request = client.getCUDRequestFactory().getEntityCreateRequest(leads(), lead(subject));
        signIn(request);
        request.setPrefer("return=representation");
        return UUID.fromString(text(request.execute().getBody(), "leadid"));
    }

    private ClientEntity lead(String subject) {
        ClientEntity lead = client.getObjectFactory().newEntity(LEAD);
        set(lead, "subject", subject);
        set(lead, "lastname", "Sørensen");
        return lead;
    }

    private int patch(URI uri, String subject) {
        var request = client.getCUDRequestFactory().getEntityUpdateRequest(uri, UpdateType.PATCH, lead(subject));
        signIn(request);
        return request.execute().getStatusCode();
    }

    private ClientEntity read(UUID id) {
        var request = client.getRetrieveRequestFactory().getEntityRequest(row(id));
        signIn(request);
        return request.execute().getBody();
    }

    private List<ClientEntity> query(String filter) {
        URIBuilder uri =
                client.newURIBuilder(root).appendEntitySetSegment("leads").filter(filter);
        var request = client.getRetrieveRequestFactory().getEntitySetRequest(uri.build());
        signIn(request);
        return request.execute().getBody().getEntities();
    }

    private URI leads() {
        return URI.create(root + "leads");
    }

    private URI row(UUID id) {
        return client.newURIBuilder(root)
                .appendEntitySetSegment("leads")
                .appendKeySegment(id)
                .build();
    }

    private void set(ClientEntity entity, String name, String value) {
        entity.getProperties()
                .add(client.getObjectFactory()
                        .newPrimitiveProperty(
                                name,
                                client.getObjectFactory()
                                        .newPrimitiveValueBuilder()
                                        .buildString(value)));
    }

    private static String text(ClientEntity entity, String name) {
        return entity.getProperty(name).getPrimitiveValue().toString();
    }

    private void signIn(ODataRequest request) {
        request.addCustomHeader("Authorization", "Bearer " + token);
    }
}
