package dev.gangway.commerce;

/** The B2B status of a prospect (enum {@code RetailB2BProspectStatus} of headquarters). */
public enum ProspectStatus {
    Pending,
    Approved,
    Rejected
}
