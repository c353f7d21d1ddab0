package dev.gangway.sandbox.store;

import dev.gangway.sandbox.model.Column;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;

/**
 * Writes single values compactly: numbers in as few bytes as they need, text in one byte per character where
 * possible.
 */
final class ValueWriter {
    private static final int FIRST_SIZE = 1024;

    private byte[] buffer = new byte[FIRST_SIZE];
    private int size;

    void write(Column column, Object value) {
        switch (column.type()) {
            case STRING, MEMO, ENTITYNAME -> writeText((String) value);
            case INTEGER, PICKLIST, STATE, STATUS -> writeSigned((Integer) value);
            case BIGINT, DATETIME -> writeSigned((Long) value);
            case BOOLEAN -> writeByte((Boolean) value ? 1 : 0);
            case DATE -> writeSigned(((LocalDate) value).toEpochDay());
            case DECIMAL, MONEY -> writeDecimal((BigDecimal) value);
            case DOUBLE -> writeLong(Double.doubleToLongBits((Double) value));
            case UNIQUEIDENTIFIER -> writeUuid((UUID) value);
            case LOOKUP -> {
                writeByte(((Reference) value).table().number());
                writeUuid(((Reference) value).id());
            }
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer, size);
    }

    private void writeText(String text) {
        boolean narrow = isLatin1(text);
        byte[] bytes = text.getBytes(narrow ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        writeUnsigned((long) bytes.length << 1 | (narrow ? 0 : 1));
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private static boolean isLatin1(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    private void writeDecimal(BigDecimal number) {
        byte[] bytes = number.unscaledValue().toByteArray();
        writeByte(number.scale());
        writeByte(bytes.length);
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private void writeUuid(UUID id) {
        writeLong(id.getMostSignificantBits());
        writeLong(id.getLeastSignificantBits());
    }

    private void writeLong(long value) {
        reserve(Long.BYTES);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            buffer[size++] = (byte) (value >>> shift);
        }
    }

    private void writeSigned(long value) {
        writeUnsigned(value << 1 ^ value >> 63);
    }

    private void writeUnsigned(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            writeByte((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        writeByte((int) rest);
    }

    private void writeByte(int value) {
        reserve(1);
        buffer[size++] = (byte) value;
    }

    private void reserve(int bytes) {
        if (size + bytes > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + bytes));
        }
    }
}
