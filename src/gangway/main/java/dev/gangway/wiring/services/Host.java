package dev.gangway.wiring.services;

import dev.gangway.Setting;
import dev.gangway.SettingException;
import dev.gangway.ledger.Job;
import dev.gangway.observe.alerts.DecisionEvents;
import dev.gangway.onboarding.link.maps.JsltMap;
import dev.gangway.spi.DecisionListener;
import dev.gangway.wiring.network.ConfiguredNetwork;
import dev.gangway.wiring.settings.CompanySettings;
import dev.gangway.wiring.settings.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The context that Gangway lives in, with what its people have set there.
 *
 * @param routes where routes, statements, maps and mails are; ends with a slash
 * @param clock tells the time to everything that asks for it, but for waits
 */
public record Host(CamelContext context, Settings settings, CompanySettings companies, String routes, Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(Host.class);

    /** The bean with which a test moves the time; otherwise it is real. */
    private static final String CLOCK_BEAN = "gangwayClock";

    /** @throws SettingException when a setting is missing or wrong */
    static Host of(CamelContext context) {
        var settings = new Settings(context);
        settings.refuseUnknown(Job.ids());
        settings.check(Job.ids());
        settings.warnings().forEach(LOG::warn);
        return new Host(
                context,
                settings,
                settings.companies(),
                RouteFiles.folder(settings.text(Setting.ROUTES)),
                clock(context));
    }

    private static Clock clock(CamelContext context) {
        Clock given = context.getRegistry().lookupByNameAndType(CLOCK_BEAN, Clock.class);
        return given == null ? Clock.systemUTC() : given;
    }

    /** The host's beans of a type, in the order of their names. */
    public <T> List<T> hooks(Class<T> type) {
        return List.copyOf(new TreeMap<>(context.getRegistry().findByTypeWithName(type)).values());
    }

    /** The host's, and the endpoint that gets decisions as events. */
    public List<DecisionListener> decisionListeners() {
        List<DecisionListener> listeners = new ArrayList<>(hooks(DecisionListener.class));
        if (settings.has(Setting.DECISIONS_ENDPOINT)) {
            listeners.add(new DecisionEvents(
                    context.createProducerTemplate(),
                    ConfiguredNetwork.trusting(context, settings.text(Setting.DECISIONS_ENDPOINT))));
        }
        return listeners;
    }

    /** The map that a setting names, or else the one of its kind among the routes. */
    public JsltMap map(Setting setting) {
        String name = setting.key().substring(setting.key().lastIndexOf('.') + 1);
        return new JsltMap(
                context, settings.has(setting) ? settings.text(setting) : location("maps/" + name + ".jslt"));
    }

    /** Where a file of the routes is. */
    public String location(String file) {
        return RouteFiles.location(context, routes, file);
    }
}
