package dev.gangway.runner.terminal;

import dev.gangway.text.Printable;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.impl.LogEventFactory;
import org.apache.logging.log4j.core.impl.MutableLogEvent;
import org.apache.logging.log4j.core.impl.ReusableLogEventFactory;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.util.ReadOnlyStringMap;
import org.apache.logging.log4j.util.SortedArrayStringMap;

/**
 * Shows the control characters of everything that is logged: message, keys and exceptions. This happens before a layout
 * sees the event, so it holds for text and JSON, for files and for log settings of the operator's own. Used by Log4j,
 * which is told its name by {@link LogForm}.
 */
public final class PrintableLogEvents implements LogEventFactory {
    private final ReusableLogEventFactory events = new ReusableLogEventFactory();

    /** As Log4j asks for it. */
    public PrintableLogEvents() {}

    @Override
    public LogEvent createEvent(
            String logger,
            Marker marker,
            String fqcn,
            Level level,
            Message message,
            List<Property> properties,
            Throwable thrown) {
        return createEvent(logger, marker, fqcn, null, level, message, properties, thrown);
    }

    @Override
    public LogEvent createEvent(
            String logger,
            Marker marker,
            String fqcn,
            StackTraceElement location,
            Level level,
            Message message,
            List<Property> properties,
            Throwable thrown) {
        LogEvent event = events.createEvent(
                logger, marker, fqcn, location, level, printable(message), properties, PrintableThrowable.of(thrown));
        if (event instanceof MutableLogEvent changeable) {
            showKeys(changeable);
        }
        return event;
    }

    /** The message itself when it is harmless, which nearly all are. */
    private static Message printable(Message message) {
        String text = message.getFormattedMessage();
        String shown = Printable.line(text);
        return shown == null || shown.equals(text) ? message : new SimpleMessage(shown);
    }

    private static void showKeys(MutableLogEvent event) {
        ReadOnlyStringMap keys = event.getContextData();
        if (keys == null || keys.isEmpty()) {
            return;
        }
        SortedArrayStringMap shown = new SortedArrayStringMap(keys.size());
        keys.forEach((key, value) -> shown.putValue(key, value instanceof String text ? Printable.line(text) : value));
        event.setContextData(shown);
    }
}
