package dev.gangway.sandbox.junit;

import dev.gangway.sandbox.SalesSandbox;
import dev.gangway.sandbox.control.SandboxControl;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a Sales sandbox for tests: one per test when registered on an instance field, one per class on a static
 * field. Tests may declare a parameter of type {@link SalesSandbox} or {@link SandboxControl}.
 *
 * <pre>{@code
 * @RegisterExtension
 * final SandboxExtension sales = SandboxExtension.strict();
 * }</pre>
 */
public final class SandboxExtension extends SandboxLifecycle<SalesSandbox> implements ParameterResolver {
    private SandboxExtension(UnaryOperator<SalesSandbox.Builder> options) {
        super(() -> options.apply(SalesSandbox.builder()).start(), SalesSandbox::close);
    }

    /** A sandbox that rejects what the real service silently ignores; recommended for integration tests. */
    public static SandboxExtension strict() {
        return with(builder -> builder.strict(true));
    }

    /** A sandbox with other options. */
    public static SandboxExtension with(UnaryOperator<SalesSandbox.Builder> options) {
        return new SandboxExtension(options);
    }

    public SandboxControl control() {
        return sandbox().control();
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
}
