package dev.gangway.sandbox.records;

import java.util.UUID;

/** The ids of the initial rows; fixed, so that tests can use them. */
public final class WellKnown {
    public static final UUID ORGANIZATION = UUID.fromString("0a000000-0000-4000-8000-000000000001");
    public static final UUID BUSINESS_UNIT = UUID.fromString("0b000000-0000-4000-8000-000000000001");
    public static final UUID SYSTEM_USER = UUID.fromString("0c000000-0000-4000-8000-000000000001");
    /** The integration's application user. */
    public static final UUID INTEGRATION_USER = UUID.fromString("0c000000-0000-4000-8000-000000000002");
    /** A salesperson. */
    public static final UUID SELLER = UUID.fromString("0c000000-0000-4000-8000-000000000003");

    public static final UUID SALES_TEAM = UUID.fromString("0d000000-0000-4000-8000-000000000001");
    /** The base currency. */
    public static final UUID EURO = UUID.fromString("0e000000-0000-4000-8000-000000000001");

    public static final UUID MY_OPEN_LEADS = UUID.fromString("00000000-0000-0000-00aa-000010001006");
    public static final UUID OPEN_LEADS = UUID.fromString("00000000-0000-0000-00aa-000010001007");
    public static final UUID CLOSED_LEADS = UUID.fromString("00000000-0000-0000-00aa-000010001008");
    public static final UUID COMMERCE_LEADS = UUID.fromString("0f000000-0000-4000-8000-000000000001");

    private WellKnown() {}
}
