package dev.gangway.sandbox.store;

import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.DataModel;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

/** Reads the bytes that {@link ValueWriter} writes. */
final class ValueReader {
    private final DataModel model;
    private final byte[] data;
    private int position;

    ValueReader(DataModel model, byte[] data) {
        this.model = model;
        this.data = data;
    }

    Object read(Column column) {
        return switch (column.type()) {
            case STRING, MEMO, ENTITYNAME -> readText();
            case INTEGER, PICKLIST, STATE, STATUS -> (int) readSigned();
            case BIGINT, DATETIME -> readSigned();
            case BOOLEAN -> data[position++] != 0;
            case DATE -> LocalDate.ofEpochDay(readSigned());
            case DECIMAL, MONEY -> readDecimal();
            case DOUBLE -> Double.longBitsToDouble(readLong());
            case UNIQUEIDENTIFIER -> readUuid();
            case LOOKUP -> new Reference(model.table(data[position++] & 0xFF), readUuid());
        };
    }

    void skip(Column column) {
        switch (column.type()) {
            case STRING, MEMO, ENTITYNAME -> {
                int bytes = (int) (readUnsigned() >>> 1);
                position += bytes;
            }
            case INTEGER, PICKLIST, STATE, STATUS, BIGINT, DATETIME, DATE -> readUnsigned();
            case BOOLEAN -> position++;
            case DECIMAL, MONEY -> position += 2 + data[position + 1];
            case DOUBLE -> position += Long.BYTES;
            case UNIQUEIDENTIFIER -> position += 2 * Long.BYTES;
            case LOOKUP -> position += 1 + 2 * Long.BYTES;
        }
    }

    private String readText() {
        long header = readUnsigned();
        int bytes = (int) (header >>> 1);
        String text = new String(
                data, position, bytes, (header & 1) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        position += bytes;
        return text;
    }

    private BigDecimal readDecimal() {
        int scale = data[position++];
        int bytes = data[position++];
        BigDecimal number = new BigDecimal(new BigInteger(data, position, bytes), scale);
        position += bytes;
        return number;
    }

    private UUID readUuid() {
        return new UUID(readLong(), readLong());
    }

    private long readLong() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << Byte.SIZE | data[position++] & 0xFF;
        }
        return value;
    }

    private long readSigned() {
        long value = readUnsigned();
        return value >>> 1 ^ -(value & 1);
    }

    private long readUnsigned() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = data[position++];
            value |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }
}
