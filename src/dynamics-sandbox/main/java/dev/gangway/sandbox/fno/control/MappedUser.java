package dev.gangway.sandbox.fno.control;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The F&amp;O user that the application is mapped to. Thread-safe. */
public final class MappedUser {
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private volatile String company = "usmf";
    private volatile boolean unmapped;

    public String company() {
        return company;
    }

    void company(String newCompany) {
        company = newCompany;
    }

    /** Returns whether the application is no longer registered in F&amp;O. */
    public boolean isUnmapped() {
        return unmapped;
    }

    void unmapped(boolean refused) {
        unmapped = refused;
    }

    /** The entity sets that the user's roles give no access to. */
    public Set<String> denied() {
        return denied;
    }
}
