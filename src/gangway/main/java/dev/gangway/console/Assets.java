package dev.gangway.console;

import dev.gangway.console.web.Request;
import dev.gangway.console.web.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** Style sheet, script and icon: the only files that pages need. */
final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "console.css", "text/css; charset=utf-8",
            "console.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    private final Map<String, byte[]> files =
            TYPES.keySet().stream().collect(Collectors.toMap(name -> name, Assets::read));

    /** Empty when the request is for something else. */
    Optional<Response> answer(Request request) {
        String name = request.path().replaceFirst("^/", "");
        byte[] file = files.get(name);
        if (file == null || request.isPost()) {
            return Optional.empty();
        }
        String tag = tag(file);
        return Optional.of(
                tag.equals(request.header("If-None-Match"))
                        ? Response.notModified(tag)
                        : Response.resource(TYPES.get(name), file, tag));
    }

    private static String tag(byte[] file) {
        var sum = new CRC32();
        sum.update(file);
        return '"' + Long.toHexString(sum.getValue()) + '"';
    }

    private static byte[] read(String name) {
        try (InputStream file = Assets.class.getResourceAsStream("/gangway/console/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
