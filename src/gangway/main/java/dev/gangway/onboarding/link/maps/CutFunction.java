package dev.gangway.onboarding.link.maps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import dev.gangway.text.Cut;

/** {@code cut(text, 2000)} for maps. JSLT's own {@code text[0 : 2000]} counts UTF-16 units and may leave half an emoji. */
final class CutFunction implements Function {
    @Override
    public String getName() {
        return "cut";
    }

    @Override
    public int getMinArguments() {
        return 2;
    }

    @Override
    public int getMaxArguments() {
        return 2;
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] arguments) {
        return arguments[0].isTextual()
                ? new TextNode(Cut.to(arguments[1].asInt(), arguments[0].textValue()))
                : arguments[0];
    }
}
