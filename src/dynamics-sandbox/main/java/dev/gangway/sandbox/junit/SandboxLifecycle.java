package dev.gangway.sandbox.junit;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs a sandbox during each test (registered on an instance field) or during the class (static field). */
abstract class SandboxLifecycle<S>
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private final Supplier<S> start;
    private final Consumer<S> close;
    private S sandbox;
    private boolean perClass;

    SandboxLifecycle(Supplier<S> start, Consumer<S> close) {
        this.start = start;
        this.close = close;
    }

    /**
     * Returns the running sandbox.
     *
     * @throws IllegalStateException outside a test
     */
    public S sandbox() {
        if (sandbox == null) {
            throw new IllegalStateException("The sandbox is available only while a test runs");
        }
        return sandbox;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        perClass = true;
        sandbox = start.get();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!perClass) {
            sandbox = start.get();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!perClass) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    private void stop() {
        if (sandbox != null) {
            close.accept(sandbox);
            sandbox = null;
        }
    }
}
