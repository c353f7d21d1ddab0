package dev.gangway.dataverse;

import dev.gangway.SettableClock;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A client in a Camel context of its own, in front of a scripted service, at a time that stands still. */
abstract class DataverseTestCase {
    final ScriptedService service = new ScriptedService();
    final SettableClock clock = new SettableClock();
    final CamelContext context = new DefaultCamelContext();
    Dataverse dataverse;

    @BeforeEach
    void connect() {
        context.start();
        dataverse = new Dataverse(context, service.connection(), clock, clock);
    }

    @AfterEach
    void disconnect() {
        dataverse.close();
        context.stop();
        service.close();
    }
}
