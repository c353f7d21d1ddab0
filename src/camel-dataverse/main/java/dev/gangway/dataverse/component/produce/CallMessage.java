package dev.gangway.dataverse.component.produce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.dataverse.Operation;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.component.options.DataverseConstants;
import dev.gangway.dataverse.component.options.DataverseOperation;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/** Calls an action or a function, unbound or bound to a row. */
final class CallMessage implements ProducerOperation {
    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Work work;
    private final RowKeys keys;

    CallMessage(Work work) {
        this.work = work;
        this.keys = new RowKeys(work);
    }

    @Override
    public void process(Exchange exchange) {
        ObjectNode parameters = work.rows().objectOrEmpty(exchange, work.name());
        UUID id = keys.told(exchange);
        String simple = work.target().substring(work.target().lastIndexOf('.') + 1);
        String address = id == null ? simple : table(simple) + "(" + id + ")/" + NAMESPACE + simple;
        Operation operation = work.operation() == DataverseOperation.ACTION
                ? Operation.action(address, work.rows().bytes(parameters))
                : Operation.retrieve(address + arguments(parameters));
        Outcome outcome = work.dataverse().carryOut(operation);
        exchange.getMessage().setHeader(DataverseConstants.VERDICT, outcome.verdict());
        exchange.getMessage().setHeader(DataverseConstants.STATUS, outcome.status());
        exchange.getMessage().setBody(outcome.body());
    }

    /** Returns the table that it is bound to: from the option, otherwise from the environment's model. */
    private String table(String simple) {
        if (work.writing().getTable() != null) {
            return work.writing().getTable();
        }
        Set<String> tables = work.client().metadata().boundTo(simple);
        if (tables.size() == 1) {
            return tables.iterator().next();
        }
        throw new IllegalArgumentException(work.name() + ": the header " + DataverseConstants.ID
                + " names a row, but the environment's model "
                + (tables.isEmpty() ? "binds '" + simple + "' to no table" : "binds it to several tables: " + tables)
                + "; name the table by the option table, or remove the header");
    }

    /** Passes parameters by alias, as the service requires for complex ones. */
    private static String arguments(ObjectNode parameters) {
        if (parameters.isEmpty()) {
            return "";
        }
        StringJoiner names = new StringJoiner(",", "(", ")");
        StringJoiner values = new StringJoiner("&", "?", "");
        int n = 1;
        for (var parameter : parameters.properties()) {
            names.add(parameter.getKey() + "=@p" + n);
            values.add("@p" + n + "=" + Rows.escaped(literal(parameter.getValue())));
            n++;
        }
        return names.toString() + values;
    }

    private static String literal(JsonNode value) {
        boolean bare = !value.isTextual() || GUID.matcher(value.textValue()).matches();
        return bare
                ? value.isTextual() ? value.textValue() : value.toString()
                : "'" + value.textValue().replace("'", "''") + "'";
    }
}
