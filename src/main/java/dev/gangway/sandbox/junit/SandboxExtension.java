package dev.gangway.sandbox.junit;

import dev.gangway.sandbox.SalesSandbox;
import dev.gangway.sandbox.control.SandboxControl;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a sandbox: registered on an instance field one per test, on a static field one for the class. Tests may ask for
 * it as a parameter of type {@link SalesSandbox} or {@link SandboxControl}.
 *
 * <pre>{@code
 * @RegisterExtension
 * final SandboxExtension sales = SandboxExtension.strict();
 * }</pre>
 */
public final class SandboxExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private final UnaryOperator<SalesSandbox.Builder> options;
    private SalesSandbox sandbox;
    private boolean perClass;

    private SandboxExtension(UnaryOperator<SalesSandbox.Builder> options) {
        this.options = options;
    }

    /** A sandbox that refuses what the real service would swallow in silence; what tests of integrations want. */
    public static SandboxExtension strict() {
        return with(builder -> builder.strict(true));
    }

    /** A sandbox with options of one's own. */
    public static SandboxExtension with(UnaryOperator<SalesSandbox.Builder> options) {
        return new SandboxExtension(options);
    }

    /**
     * The running sandbox.
     *
     * @throws IllegalStateException outside a test
     */
    public SalesSandbox sandbox() {
        if (sandbox == null) {
            throw new IllegalStateException("The sandbox runs while a test runs");
        }
        return sandbox;
    }

    public SandboxControl control() {
        return sandbox().control();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        perClass = true;
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!perClass) {
            start();
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

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == SalesSandbox.class || type == SandboxControl.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SalesSandbox.class ? sandbox() : control();
    }

    private void start() {
        sandbox = options.apply(SalesSandbox.builder()).start();
    }

    private void stop() {
        if (sandbox != null) {
            sandbox.close();
            sandbox = null;
        }
    }
}
