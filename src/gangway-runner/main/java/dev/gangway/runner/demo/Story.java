package dev.gangway.runner.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The requests that visitors of the B2B site send in, and what becomes of each: names from several scripts, and the
 * usual accidents. The cast is in {@code gangway/demo/story.json}.
 */
final class Story {

    private static final String CAST = "/gangway/demo/story.json";
    private static final String LEGAL_ENTITY = "usrt";
    private static final String ONLINE_CHANNEL = "000024";

    private final List<Scene> scenes;

    private Story(List<Scene> scenes) {
        this.scenes = scenes;
    }

    static Story load() {
        try (InputStream cast = Story.class.getResourceAsStream(CAST)) {
            List<Scene> scenes = new ObjectMapper().readValue(cast, new TypeReference<>() {});
            return new Story(scenes.stream().map(Story::submittable).toList());
        } catch (IOException e) {
            throw new IllegalStateException("The cast of the story cannot be read", e);
        }
    }

    List<Scene> scenes() {
        return scenes;
    }

    /** Puts all requests into the channel database, as the site would: each in a transaction of its own. */
    void submit(Connection channel) throws SQLException {
        for (Scene scene : scenes) {
            Map<String, Object> request = scene.request();
            String sql = "INSERT INTO ax.channelrequest (" + String.join(", ", request.keySet()) + ") VALUES ("
                    + String.join(", ", Collections.nCopies(request.size(), "?")) + ")";
            try (PreparedStatement insert = channel.prepareStatement(sql)) {
                int parameter = 0;
                for (Object value : request.values()) {
                    insert.setObject(++parameter, value);
                }
                insert.executeUpdate();
            }
        }
    }

    private static Scene submittable(Scene scene) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("requestid", UUID.randomUUID().toString());
        request.put("requesttype", "OnboardPartner");
        request.put("dataareaid", LEGAL_ENTITY);
        request.put("retailchannel", ONLINE_CHANNEL);
        request.putAll(scene.request());
        request.put("createddatetime", LocalDateTime.now(ZoneOffset.UTC));
        return new Scene(scene.seller(), scene.ends(), scene.reason(), request);
    }
}
