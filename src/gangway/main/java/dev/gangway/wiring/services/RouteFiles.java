package dev.gangway.wiring.services;

import dev.gangway.Setting;
import dev.gangway.SettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Gangway's route files in the model of a Camel context: added, and taken out again, so that the context can start twice. */
public final class RouteFiles {
    private static final String EXTENSION = ".camel.yaml";
    private static final String FILE = "file:";
    private static final String SHIPPED = Setting.ROUTES.defaultValue();

    private final CamelContext context;
    private final String folder;
    private final List<RouteDefinition> routes = new ArrayList<>();
    private final List<RouteTemplateDefinition> templates = new ArrayList<>();
    private final List<RouteConfigurationDefinition> configurations = new ArrayList<>();

    /** @param folder a resource location that ends with a slash */
    public RouteFiles(CamelContext context, String folder) {
        this.context = context;
        this.folder = folder;
    }

    /** @throws SettingException when the host has a route of one of these names */
    public void load(List<String> names) throws Exception {
        model().getRouteDefinitions().stream()
                .map(RouteDefinition::getId)
                .filter(names::contains)
                .findFirst()
                .ifPresent(id -> {
                    throw new SettingException("The context already has a route " + id
                            + "; Gangway's routes are named as their jobs, so please give yours another id");
                });
        List<Resource> resources = names.stream()
                .map(name -> ResourceHelper.resolveResource(context, location(context, folder, name + EXTENSION)))
                .toList();
        List<RouteDefinition> routesBefore = List.copyOf(model().getRouteDefinitions());
        List<RouteTemplateDefinition> templatesBefore = List.copyOf(model().getRouteTemplateDefinitions());
        List<RouteConfigurationDefinition> configurationsBefore =
                List.copyOf(model().getRouteConfigurationDefinitions());
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(resources);
        } finally {
            addNew(routes, Model::getRouteDefinitions, routesBefore);
            addNew(templates, Model::getRouteTemplateDefinitions, templatesBefore);
            addNew(configurations, Model::getRouteConfigurationDefinitions, configurationsBefore);
        }
    }

    /**
     * The folder as a resource location that ends with a slash.
     *
     * @throws SettingException when it is on disk and is not there, since then Gangway's own files would be used in silence
     */
    static String folder(String setting) {
        String withScheme = setting.contains(":") ? setting : FILE + setting;
        String folder = withScheme.endsWith("/") ? withScheme : withScheme + "/";
        if (isMissing(folder)) {
            throw new SettingException("gangway.routes: there is no folder " + setting
                    + "; create it with the files that differ from Gangway's own, or leave the setting out");
        }
        return folder;
    }

    /** Where a file is: in the folder, or among Gangway's own. A folder need only hold what differs. */
    public static String location(CamelContext context, String folder, String name) {
        return ResourceHelper.resolveResource(context, folder + name).exists() ? folder + name : SHIPPED + name;
    }

    /** The folder of the mails as a whole: one of your own has all kinds and languages that you send. */
    static String mailFolder(String folder) {
        return (isMissing(folder + "mail/") ? SHIPPED : folder) + "mail/";
    }

    private static boolean isMissing(String folder) {
        return folder.startsWith(FILE) && !Files.isDirectory(Path.of(folder.substring(FILE.length())));
    }

    private <T> void addNew(List<T> own, Function<Model, Collection<T>> all, Collection<T> before) {
        all.apply(model()).stream()
                .filter(definition -> before.stream().noneMatch(known -> known == definition))
                .forEach(own::add);
    }

    /** To be called when the context has stopped. */
    public void unload() {
        model().getRouteDefinitions().removeIf(routes::contains);
        model().getRouteTemplateDefinitions().removeIf(templates::contains);
        model().getRouteConfigurationDefinitions().removeIf(configurations::contains);
    }

    private Model model() {
        return context.getCamelContextExtension().getContextPlugin(Model.class);
    }
}
