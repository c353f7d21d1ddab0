package dev.gangway.commerce.mail.templates;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Reads templates from a folder on the classpath or on disk: {@code TYPE/LANGUAGE.html} and its two companions. */
final class TemplateFiles {

    private static final String HTML = ".html";
    private static final String TEXT = ".txt";
    private static final String SUBJECT = ".subject.txt";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final CamelContext context;
    private final String location;

    TemplateFiles(CamelContext context, String location) {
        this.context = context;
        this.location = location.endsWith("/") ? location : location + "/";
    }

    String location() {
        return location;
    }

    /** Keys ({@code TYPE/LANGUAGE}) of all templates there are. */
    Stream<String> keys() {
        try {
            return PluginHelper.getPackageScanResourceResolver(context).findResources(location + "**/*" + HTML).stream()
                    .map(Resource::getLocation)
                    .map(TemplateFiles::keyOf)
                    .sorted();
        } catch (Exception e) {
            throw new MailTemplateException("cannot list the mail templates in " + location, e);
        }
    }

    Optional<LoadedTemplate> load(String key) {
        Resource html = resource(key + HTML);
        if (!html.exists()) {
            return Optional.empty();
        }
        // taken before reading: a file that changes in between is read once more, not kept half old
        FileState state = FileState.of(watched(html.getURI(), key));
        Document page = Jsoup.parse(read(html, key + HTML));
        Resource subject = resource(key + SUBJECT);
        Resource text = resource(key + TEXT);
        NotificationTemplate template = new NotificationTemplate(
                key.substring(key.indexOf('/') + 1),
                subject.exists() ? read(subject, key + SUBJECT).strip() : page.title(),
                read(html, key + HTML),
                text.exists() ? read(text, key + TEXT) : PlainText.of(page));
        if (template.subject().isEmpty()) {
            throw new MailTemplateException(location + key + HTML
                    + " has no subject: give it a <title>, or write the subject into " + key + SUBJECT);
        }
        return Optional.of(new LoadedTemplate(template, state));
    }

    private Resource resource(String name) {
        return ResourceHelper.resolveResource(context, location + name);
    }

    private String read(Resource resource, String name) {
        try (InputStream in = resource.getInputStream()) {
            String content = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
            return content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content;
        } catch (CharacterCodingException e) {
            throw new MailTemplateException(location + name + " is not UTF-8: save it with that encoding", e);
        } catch (IOException e) {
            throw new MailTemplateException("cannot read " + location + name, e);
        }
    }

    private static List<Path> watched(URI html, String key) {
        if (!"file".equals(html.getScheme())) {
            return List.of();
        }
        Path page = Path.of(html);
        String language = key.substring(key.indexOf('/') + 1);
        return List.of(page, page.resolveSibling(language + TEXT), page.resolveSibling(language + SUBJECT));
    }

    private static String keyOf(String htmlLocation) {
        String[] parts = htmlLocation.replace('\\', '/').split("/");
        String file = parts[parts.length - 1];
        return parts[parts.length - 2] + "/" + file.substring(0, file.length() - HTML.length());
    }

    /** A template and what its files looked like when it was read. */
    record LoadedTemplate(NotificationTemplate template, FileState state) {

        boolean isCurrent() {
            return state.equals(FileState.of(state.files()));
        }
    }

    /** Time and size of the files; without files (a template in a jar) always the same. */
    record FileState(List<Path> files, List<String> marks) {

        static FileState of(List<Path> files) {
            return new FileState(files, files.stream().map(FileState::mark).toList());
        }

        private static String mark(Path file) {
            try {
                return Files.getLastModifiedTime(file).toMillis() + "/" + Files.size(file);
            } catch (IOException e) {
                return "";
            }
        }
    }
}
