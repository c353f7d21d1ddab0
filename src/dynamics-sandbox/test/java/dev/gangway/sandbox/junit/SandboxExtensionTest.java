package dev.gangway.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.sandbox.SalesSandbox;
import dev.gangway.sandbox.control.SandboxControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SandboxExtensionTest {
    @RegisterExtension
    static final SandboxExtension SHARED = SandboxExtension.with(builder -> builder);

    @Test
    void givesTheRunningSandboxAsAParameter(SalesSandbox sandbox, SandboxControl control) {
        assertThat(sandbox).isSameAs(SHARED.sandbox());
        assertThat(control).isSameAs(SHARED.control());
        assertThat(control.requestCount()).isZero();
    }

    @Test
    void hasNoSandboxOutsideATest() {
        assertThatThrownBy(SandboxExtension.strict()::sandbox).isInstanceOf(IllegalStateException.class);
    }
}
