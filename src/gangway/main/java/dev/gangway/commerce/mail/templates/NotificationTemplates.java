package dev.gangway.commerce.mail.templates;

import dev.gangway.commerce.mail.templates.TemplateFiles.LoadedTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/**
 * The mail templates: one HTML file per notification type and language, {@code TYPE/LANGUAGE.html}.
 *
 * <p>The subject is the page's {@code <title>}, or the file {@code TYPE/LANGUAGE.subject.txt} when there is one. The
 * plain text part is derived from the HTML, or is the file {@code TYPE/LANGUAGE.txt}. All files are UTF-8, file names
 * are lower case.
 *
 * <p>The language is looked for exactly, then without its last part ({@code zh-hans-cn}, {@code zh-hans}, {@code zh}),
 * then the default language is taken, as Commerce does ("Create email templates for transactional events").
 *
 * <p>Placeholders: {@code %firstname%}, {@code %lastname%}, {@code %company%}, {@code %email%}, {@code %zipcode%},
 * {@code %comments%}, {@code %storename%}, {@code %storeurl%}, in any case. Values are escaped in the HTML part; a
 * missing value is empty; what merely looks like a placeholder inside a value stays as it is.
 *
 * <p>Templates on disk are read again when a file has changed. Safe for use by several threads.
 */
public final class NotificationTemplates {

    /** The templates that come with the library. */
    public static final String DEFAULT_LOCATION = "classpath:gangway/routes/mail/";

    /** The language of last resort. */
    public static final String DEFAULT_LANGUAGE = "en";

    /** The notification types that need a template. */
    public static final List<String> TYPES = List.of("B2BProspectApproved", "B2BProspectRejected", "B2BUserAdded");

    // both become file names, and the language was chosen by a visitor of the shop
    private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,8}(-[a-z0-9]{1,8}){0,3}");

    private final TemplateFiles files;
    private final String defaultLanguage;
    /** Only templates that exist are kept, so unknown languages cannot fill it. */
    private final ConcurrentMap<String, LoadedTemplate> loaded = new ConcurrentHashMap<>();

    /**
     * @param location folder as a Camel resource: {@code classpath:...} or {@code file:...}
     * @param defaultLanguage taken where a language has no template
     */
    public NotificationTemplates(CamelContext context, String location, String defaultLanguage) {
        this.files = new TemplateFiles(context, location);
        this.defaultLanguage = normalise(defaultLanguage);
    }

    /**
     * Fills the template for a type and language.
     *
     * @param language null or nonsense means the default language
     * @param values by placeholder name, in any case
     * @throws MailTemplateException when there is no template for the type, or it cannot be used
     */
    public MailContent fill(String type, String language, Map<String, String> values) {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(values);
        return find(type, language).fill(byName);
    }

    /** Marks of the form {@code %name%} that no value will replace, by template ({@code TYPE/LANGUAGE}). */
    public SortedMap<String, SortedSet<String>> unknownPlaceholders() {
        return files
                .keys()
                .collect(Collectors.toMap(
                        key -> key,
                        key -> load(key)
                                .map(NotificationTemplate::unknownPlaceholders)
                                .orElseThrow(),
                        (first, second) -> first,
                        TreeMap::new))
                .entrySet()
                .stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first, TreeMap::new));
    }

    /** All problems, one line each with the remedy; empty if there are none. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (String type : TYPES) {
            try {
                find(type, defaultLanguage);
            } catch (MailTemplateException e) {
                problems.add(e.getMessage());
            }
        }
        files.keys().forEach(key -> {
            try {
                load(key)
                        .map(NotificationTemplate::unknownPlaceholders)
                        .filter(unknown -> !unknown.isEmpty())
                        .ifPresent(unknown -> problems.add(files.location() + key + ".html: nothing fills %"
                                + String.join("%, %", unknown) + "%: remove it"));
            } catch (MailTemplateException e) {
                problems.add(e.getMessage());
            }
        });
        return problems.stream().distinct().toList();
    }

    private NotificationTemplate find(String type, String language) {
        if (!TYPE.matcher(type).matches()) {
            throw new MailTemplateException("a notification type is letters and digits only");
        }
        for (String wanted = normalise(language); !wanted.isEmpty(); wanted = broader(wanted)) {
            Optional<NotificationTemplate> template = load(type + "/" + wanted);
            if (template.isPresent()) {
                return template.get();
            }
        }
        return load(type + "/" + defaultLanguage)
                .orElseThrow(() -> new MailTemplateException("there is no mail template for " + type + ": create "
                        + files.location() + type + "/" + defaultLanguage + ".html"));
    }

    private Optional<NotificationTemplate> load(String key) {
        LoadedTemplate known = loaded.get(key);
        if (known != null && known.isCurrent()) {
            return Optional.of(known.template());
        }
        Optional<LoadedTemplate> read = files.load(key);
        read.ifPresentOrElse(template -> loaded.put(key, template), () -> loaded.remove(key));
        return read.map(LoadedTemplate::template);
    }

    private static String broader(String language) {
        int hyphen = language.lastIndexOf('-');
        return hyphen < 0 ? "" : language.substring(0, hyphen);
    }

    private static String normalise(String language) {
        if (language == null) {
            return "";
        }
        String tag = language.strip().replace('_', '-').toLowerCase(Locale.ROOT);
        return LANGUAGE.matcher(tag).matches() ? tag : "";
    }
}
