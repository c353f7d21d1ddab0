package dev.gangway.story;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Lets a test step in just before a step of the routes, by the step's id. */
final class Steps implements InterceptStrategy {
    private final Map<String, Consumer<Exchange>> before = new ConcurrentHashMap<>();
    private final Set<String> passed = new ConcurrentSkipListSet<>();
    private volatile Consumer<Exchange> beforeAll = exchange -> {};

    /** From now on, before each passage of the step; what it throws is thrown by the step. */
    void before(String step, Consumer<Exchange> what) {
        before.put(step, what);
    }

    /** The ids of all steps that an exchange has come to. */
    Set<String> passed() {
        return Set.copyOf(passed);
    }

    /** From now on, before each passage of any step. */
    void beforeAll(Consumer<Exchange> what) {
        beforeAll = what;
    }

    /**
     * What a process leaves behind that dies just before this step: neither the step nor anything after it happens, no
     * failure is handled, and nothing is given back.
     */
    void dieBefore(String step) {
        before(step, exchange -> exchange.setRouteStop(true));
    }

    /** Back to normal. */
    void free(String step) {
        before.remove(step);
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                try {
                    passed.add(definition.getId());
                    beforeAll.accept(exchange);
                    before.getOrDefault(definition.getId(), passing -> {}).accept(exchange);
                } catch (RuntimeException e) {
                    exchange.setException(e);
                }
                if (exchange.isRouteStop() || exchange.getException() != null) {
                    callback.done(true);
                    return true;
                }
                return super.process(exchange, callback);
            }
        };
    }
}
