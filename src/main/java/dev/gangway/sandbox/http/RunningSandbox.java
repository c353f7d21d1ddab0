package dev.gangway.sandbox.http;

import dev.gangway.sandbox.control.FaultPlan;
import dev.gangway.sandbox.control.Gate;
import dev.gangway.sandbox.control.RequestLog;
import dev.gangway.sandbox.control.SandboxClock;
import dev.gangway.sandbox.control.SandboxControl;
import dev.gangway.sandbox.limits.Throttle;
import dev.gangway.sandbox.model.DataModel;
import dev.gangway.sandbox.records.LeadQualification;
import dev.gangway.sandbox.records.MessageFilters;
import dev.gangway.sandbox.records.OpportunityClosing;
import dev.gangway.sandbox.records.Privileges;
import dev.gangway.sandbox.records.Records;
import dev.gangway.sandbox.records.Seeds;
import dev.gangway.sandbox.records.ViolationLog;
import dev.gangway.sandbox.records.WellKnown;
import dev.gangway.sandbox.signin.Application;
import dev.gangway.sandbox.signin.TokenEndpoint;
import dev.gangway.sandbox.signin.TokenIssuer;
import dev.gangway.sandbox.store.Database;
import dev.gangway.sandbox.webapi.BulkAvailability;
import dev.gangway.sandbox.webapi.DeltaTokens;
import dev.gangway.sandbox.webapi.Dispatcher;
import dev.gangway.sandbox.webapi.RowWriter;
import dev.gangway.sandbox.webapi.Service;
import dev.gangway.sandbox.webapi.batch.BatchHandler;
import dev.gangway.sandbox.webapi.metadata.ServiceModel;
import dev.gangway.sandbox.webapi.query.QueryParser;
import dev.gangway.sandbox.webapi.query.QueryRunner;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts the parts of a sandbox together and keeps them running. */
public final class RunningSandbox implements AutoCloseable {
    public static final String INTEGRATION_CLIENT_ID = "aaaaaaaa-0000-4000-8000-000000000001";
    public static final String SELLER_CLIENT_ID = "aaaaaaaa-0000-4000-8000-000000000002";
    public static final String STRANGER_CLIENT_ID = "aaaaaaaa-0000-4000-8000-000000000003";
    /** Row versions of a real organization are large; small ones would hide overflows. */
    private static final long FIRST_VERSION = 1_000_000;

    private final SandboxServer api;
    private final SandboxServer controlServer;
    private final SandboxControl control;
    private final Application integration;
    private final Application seller;
    private final Application stranger;
    private final String scheme;

    private RunningSandbox(SandboxOptions options) {
        SandboxClock clock = new SandboxClock();
        Database database = new Database(
                options.commerceSolution() ? DataModel.published() : DataModel.withoutCommerceSolution(),
                FIRST_VERSION);
        ViolationLog violations = new ViolationLog(options.strict());
        FaultPlan faults = new FaultPlan();
        Records records = new Records(database.model(), clock, violations, new Privileges(), faults);
        Seeds.plant(database, records);
        LeadQualification qualification = new LeadQualification(database.model(), records);
        OpportunityClosing closing = new OpportunityClosing(records, clock);
        DeltaTokens deltas = new DeltaTokens(clock, DeltaTokens.DEFAULT_LIFETIME);
        ServiceModel metadata = new ServiceModel(database.model());
        Service service = new Service(
                database,
                records,
                qualification,
                closing,
                metadata,
                new QueryParser(metadata, database, clock),
                new QueryRunner(database),
                new RowWriter(database),
                deltas);
        BulkAvailability bulk = new BulkAvailability(database, new MessageFilters(database.model(), records));
        Dispatcher dispatcher = new Dispatcher(service, bulk);
        TokenIssuer tokens = new TokenIssuer(clock, TokenIssuer.DEFAULT_LIFETIME);
        integration = application(INTEGRATION_CLIENT_ID, WellKnown.INTEGRATION_USER);
        seller = application(SELLER_CLIENT_ID, WellKnown.SELLER);
        stranger = application(STRANGER_CLIENT_ID, UUID.randomUUID());
        Throttle throttle = new Throttle(clock, options.limits());
        Gate gate = new Gate();
        RequestLog requests = new RequestLog();
        WebApiServlet webApi = new WebApiServlet(new WebApiServlet.Parts(
                gate,
                faults,
                new Authentication(tokens, database, records.privileges()),
                throttle,
                dispatcher,
                new BatchHandler(dispatcher, database, Faults.forParts(faults)),
                requests,
                clock));
        TokenServlet signIn = new TokenServlet(
                new TokenEndpoint(List.of(integration, seller, stranger), tokens, clock), faults, gate);
        api = new SandboxServer("sandbox", options.port(), options, Map.of("/api/data/*", webApi, "/*", signIn));
        control = new SandboxControl(new SandboxControl.Parts(
                database,
                records,
                qualification,
                closing,
                faults,
                gate,
                api,
                requests,
                violations,
                clock,
                tokens,
                deltas,
                throttle,
                bulk));
        options.keys()
                .forEach(key -> control.addAlternateKey(
                        key.table(), key.name(), key.columns().toArray(String[]::new)));
        scheme = options.keyStore() == null ? "http" : "https";
        controlServer = new SandboxServer(
                "sandbox-control", options.controlPort(), null, Map.of("/*", new ControlServlet(control)));
    }

    public static RunningSandbox start(SandboxOptions options) {
        return new RunningSandbox(options);
    }

    private static Application application(String clientId, UUID user) {
        return new Application(clientId, UUID.randomUUID().toString(), user);
    }

    public URI url() {
        return URI.create(scheme + "://127.0.0.1:" + api.port());
    }

    public URI tokenUrl() {
        return url().resolve("/" + TokenServlet.TENANT + "/oauth2/v2.0/token");
    }

    public URI controlUrl() {
        return URI.create("http://127.0.0.1:" + controlServer.port());
    }

    public String integrationSecret() {
        return integration.clientSecret();
    }

    public String strangerSecret() {
        return stranger.clientSecret();
    }

    public String sellerSecret() {
        return seller.clientSecret();
    }

    public SandboxControl control() {
        return control;
    }

    @Override
    public void close() {
        control.unfreeze();
        controlServer.close();
        api.close();
    }
}
