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
import org.apache.olingo.client.api.communication.request.retrieve.ODataEntitySetRequest;
import org.apache.olingo.client.api.communication.response.ODataBatchResponse;
import org.apache.olingo.client.api.communication.response.ODataResponse;
import org.apache.olingo.client.api.domain.ClientEntity;
import org.apache.olingo.client.api.domain.ClientEntitySet;
import org.apache.olingo.client.api.domain.ClientInvokeResult;
import org.apache.olingo.client.api.domain.ClientValue;
import org.apache.olingo.client.api.uri.URIBuilder;
import org.apache.olingo.client.core.ODataClientFactory;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.edm.EdmEntityType;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.format.ContentType;
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
