package dev.gangway.sandbox.webapi.rows;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads one JSON value as its column's type. Converts nothing that the service would not convert. */
public final class ValueParser {
    private static final int MONEY_SCALE = 4;
    private static final int DECIMAL_SCALE = 12;

    private ValueParser() {}

    public static Object parse(JsonParser json, Table table, Column column) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token.isStructStart()) {
            json.skipChildren();
            throw ProtocolRefusals.payload(
                    table.setName(),
                    "A primitive value was expected for the property '" + column.name()
                            + "', but a structure was found.");
        }
        try {
            Object value = convert(json, token, column);
            if (value != null) {
                return value;
            }
        } catch (ArithmeticException | DateTimeException | IllegalArgumentException e) {
            // answered below like a token of the wrong kind
        }
        throw ProtocolRefusals.wrongType(
                table.setName(), json.getText(), column.type().edmName());
    }

    private static Object convert(JsonParser json, JsonToken token, Column column) throws IOException {
        boolean text = token == JsonToken.VALUE_STRING;
        boolean whole = token == JsonToken.VALUE_NUMBER_INT;
        boolean number = whole || token == JsonToken.VALUE_NUMBER_FLOAT;
        return switch (column.type()) {
            case STRING, MEMO, ENTITYNAME -> text ? json.getText() : null;
            case INTEGER, PICKLIST, STATE, STATUS ->
                whole && json.getLongValue() == (int) json.getLongValue() ? Integer.valueOf(json.getIntValue()) : null;
            case BIGINT -> whole ? Long.valueOf(json.getLongValue()) : null;
            case BOOLEAN -> token.isBoolean() ? json.getBooleanValue() : null;
            case DOUBLE -> number && Double.isFinite(json.getDoubleValue()) ? json.getDoubleValue() : null;
            case DECIMAL -> number ? rounded(json.getDecimalValue(), DECIMAL_SCALE) : null;
            case MONEY -> number ? rounded(json.getDecimalValue(), MONEY_SCALE) : null;
            case UNIQUEIDENTIFIER -> text ? UUID.fromString(json.getText()) : null;
            // the service stores whole seconds
            case DATETIME ->
                text ? Long.valueOf(OffsetDateTime.parse(json.getText()).toEpochSecond()) : null;
            case DATE -> text ? LocalDate.parse(json.getText()) : null;
            case LOOKUP -> null;
        };
    }

    private static BigDecimal rounded(BigDecimal number, int scale) {
        return number.scale() > scale ? number.setScale(scale, RoundingMode.HALF_UP) : number;
    }
}
