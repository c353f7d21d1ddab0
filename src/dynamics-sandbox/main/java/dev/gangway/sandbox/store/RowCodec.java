package dev.gangway.sandbox.store;

import dev.gangway.sandbox.model.Column;
import java.util.UUID;

/** Encodes the values of a row into bytes and decodes them, column by column in the order of the shape. */
final class RowCodec {
    private RowCodec() {}

    static byte[] encode(Shape shape, Object[] values) {
        ValueWriter out = new ValueWriter();
        for (Column column : shape.columns()) {
            out.write(column, values[column.ordinal()]);
        }
        return out.toBytes();
    }

    static Object read(Shape shape, byte[] data, UUID id, long version, Column wanted) {
        if (wanted == shape.table().key()) {
            return id;
        }
        if (wanted.name().equals("versionnumber")) {
            return version;
        }
        ValueReader in = new ValueReader(shape.model(), data);
        for (Column column : shape.columns()) {
            if (column == wanted) {
                return in.read(column);
            }
            if (column.ordinal() > wanted.ordinal()) {
                return null;
            }
            in.skip(column);
        }
        return null;
    }

    static Object[] readAll(Shape shape, byte[] data, UUID id, long version) {
        Object[] values = new Object[shape.table().columns().size()];
        ValueReader in = new ValueReader(shape.model(), data);
        for (Column column : shape.columns()) {
            values[column.ordinal()] = in.read(column);
        }
        values[shape.table().key().ordinal()] = id;
        values[shape.table().column("versionnumber").ordinal()] = version;
        return values;
    }
}
