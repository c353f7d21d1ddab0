package dev.gangway.sandbox.control;

import dev.gangway.sandbox.errors.DataverseException;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.records.WriteGuard;
import dev.gangway.sandbox.store.Reference;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The faults that have not hit yet. Thread-safe. */
public final class FaultPlan implements WriteGuard {
    private final List<Armed> armed = new CopyOnWriteArrayList<>();

    private record Armed(Fault fault, AtomicInteger left) {
        boolean take() {
            return left.getAndUpdate(n -> n > 0 && n < Integer.MAX_VALUE ? n - 1 : n) > 0;
        }
    }

    /**
     * @throws IllegalArgumentException when the effect needs a whole request but the fault is for a batch part or a
     *     row
     */
    public void arm(Fault fault) {
        boolean possible =
                switch (fault.scope()) {
                    case REQUEST -> true;
                    case BATCH_PART -> fault.effect() == Fault.Effect.ANSWER || fault.effect() == Fault.Effect.DELAY;
                    case RECORD -> fault.effect() == Fault.Effect.ANSWER && !fault.isAfterApplying();
                };
        if (!possible) {
            throw new IllegalArgumentException(
                    fault.effect() + " with these options is possible for whole requests only");
        }
        armed.add(new Armed(fault, new AtomicInteger(fault.times())));
    }

    public void clear() {
        armed.clear();
    }

    /** Returns the first fault that matches a whole request and uses up one of its hits. */
    public Optional<Fault> forRequest(String method, String path) {
        return take(Fault.Scope.REQUEST, fault -> fault.matches(method, path));
    }

    /** Returns the first fault that matches a batch part and uses up one of its hits. */
    public Optional<Fault> forPart(String method, String path) {
        return take(Fault.Scope.BATCH_PART, fault -> fault.matches(method, path));
    }

    @Override
    public void beforeWrite(Table table, Object[] values) {
        if (armed.isEmpty()) {
            return;
        }
        take(Fault.Scope.RECORD, fault -> fault.matchesRow(table.logicalName(), name -> text(table, values, name)))
                .ifPresent(fault -> {
                    throw new DataverseException(fault.status(), fault.code(), fault.message());
                });
    }

    private static String text(Table table, Object[] values, String name) {
        Column column = table.column(name);
        Object value = column == null ? null : values[column.ordinal()];
        if (value instanceof Reference reference) {
            return reference.id().toString();
        }
        return value == null ? null : value.toString();
    }

    private Optional<Fault> take(Fault.Scope scope, Predicate<Fault> matches) {
        for (Armed candidate : armed) {
            Fault fault = candidate.fault();
            if (fault.scope() == scope && matches.test(fault) && candidate.take()) {
                if (candidate.left().get() == 0) {
                    armed.remove(candidate);
                }
                fault.event().run();
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
