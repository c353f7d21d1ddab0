package dev.gangway.sandbox.junit;

import dev.gangway.sandbox.fno.FnoSandbox;
import dev.gangway.sandbox.fno.control.FnoControl;

/** Starts an F&amp;O sandbox for tests: one per test on an instance field, one per class on a static field. */
public final class FnoSandboxExtension extends SandboxLifecycle<FnoSandbox> {
    public FnoSandboxExtension() {
        super(FnoSandbox::start, FnoSandbox::close);
    }

    public FnoControl control() {
        return sandbox().control();
    }
}
