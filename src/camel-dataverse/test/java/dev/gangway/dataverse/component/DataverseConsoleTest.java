package dev.gangway.dataverse.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.console.DevConsole;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.Test;

class DataverseConsoleTest extends ComponentTestCase {
    @Test
    void showsRequestsAndNoSecrets() throws Exception {
        send("dataverse:create/leads", lead("hidden subject"));
        DevConsole console = PluginHelper.getDevConsoleResolver(context).resolveDevConsole("dataverse");

        String text = (String) console.call(DevConsole.MediaType.TEXT, Map.of());

        assertThat(text)
                .contains(sandbox.url().toString(), "requests=1")
                .doesNotContain(sandbox.clientSecret(), "hidden subject");
    }
}
