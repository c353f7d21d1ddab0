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
import dev.gangway.sandbox.signin.Registrations;
import dev.gangway.sandbox.signin.TokenEndpoint;
import dev.gangway.sandbox.signin.TokenIssuer;
import dev.gangway.sandbox.store.Database;
import dev.gangway.sandbox.webapi.BulkAvailability;
import dev.gangway.sandbox.webapi.DeltaTokens;
import dev.gangway.sandbox.webapi.Dispatcher;
import dev.gangway.sandbox.webapi.Service;
import dev.gangway.sandbox.webapi.batch.BatchHandler;
import dev.gangway.sandbox.webapi.metadata.ServiceModel;
import dev.gangway.sandbox.webapi.query.QueryParser;
import dev.gangway.sandbox.webapi.query.QueryRunner;
import dev.gangway.sandbox.webapi.rows.RowWriter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Assembles the parts of a sandbox and runs them. */
public final class RunningSandbox implements AutoCloseable {
    public static final String INTEGRATION_CLIENT_ID = "aaaaaaaa-0000-4000-8000-000000000001";
    public static final String SELLER_CLIENT_ID = "aaaaaaaa-0000-4000-8000-000000000002";
    public static final String STRANGER_CLIENT_ID = "aaaaaaaa-0000-4000-8000-000000000003";
    /** Real organizations have large row versions; small ones would hide overflows. */
    private static final long FIRST_VERSION = 1_000_000;

    private final SandboxServer api;
    private final SandboxServer controlServer;
    private final SandboxControl control;
    private final Registrations registrations;
    private final Application integration;
    private final Application seller;
    private final Application stranger;
    private final String scheme;

    private RunningSandbox(SandboxOptions options) {
        var insides = new Insides(options);
        integration = application(INTEGRATION_CLIENT_ID, WellKnown.INTEGRATION_USER);
        seller = application(SELLER_CLIENT_ID, WellKnown.SELLER);
        stranger = application(STRANGER_CLIENT_ID, UUID.randomUUID());
        TokenEndpoint tokenEndpoint =
                new TokenEndpoint(List.of(integration, seller, stranger), insides.tokens, insides.clock);
        registrations = tokenEndpoint.registrations();
        TokenServlet signIn = new TokenServlet(tokenEndpoint, insides.faults, insides.gate);
        api = new SandboxServer(
                "sandbox", options.port(), options.https(), Map.of("/api/data/*", insides.webApi(), "/*", signIn));
        control = insides.control(api);
        options.keys()
                .forEach(key -> control.addAlternateKey(
                        key.table(), key.name(), key.columns().toArray(String[]::new)));
        scheme = options.https() == null ? "http" : "https";
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

    public Registrations registrations() {
        return registrations;
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

    /** The parts that the Web API and the control API share. */
    private static final class Insides {
        final SandboxClock clock = new SandboxClock();
        final FaultPlan faults = new FaultPlan();
        final Gate gate = new Gate();
        final RequestLog requests = new RequestLog();
        final TokenIssuer tokens = new TokenIssuer(clock, TokenIssuer.DEFAULT_LIFETIME);
        final DeltaTokens deltas = new DeltaTokens(clock, DeltaTokens.DEFAULT_LIFETIME);
        final ViolationLog violations;
        final Database database;
        final Records records;
        final LeadQualification qualification;
        final OpportunityClosing closing;
        final BulkAvailability bulk;
        final Throttle throttle;

        Insides(SandboxOptions options) {
            violations = new ViolationLog(options.strict());
            database = new Database(
                    options.commerceSolution() ? DataModel.published() : DataModel.withoutCommerceSolution(),
                    FIRST_VERSION);
            records = new Records(database.model(), clock, violations, new Privileges(), faults);
            Seeds.plant(database, records);
            qualification = new LeadQualification(database.model(), records);
            closing = new OpportunityClosing(records, clock);
            bulk = new BulkAvailability(database, new MessageFilters(database.model(), records));
            throttle = new Throttle(clock, options.limits());
        }

        WebApiServlet webApi() {
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
            Dispatcher dispatcher = new Dispatcher(service, bulk);
            return new WebApiServlet(new WebApiServlet.Parts(
                    gate,
                    faults,
                    new Authentication(tokens, database, records.privileges()),
                    throttle,
                    dispatcher,
                    new BatchHandler(dispatcher, database, Faults.forParts(faults)),
                    requests,
                    clock));
        }

        SandboxControl control(SandboxServer api) {
            return new SandboxControl(new SandboxControl.Parts(
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
        }
    }
}
