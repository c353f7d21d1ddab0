package dev.gangway.dataverse.component.connect;

/** How a client proves who it is. */
public enum CredentialKind {
    /** The app registration's secret. */
    SECRET,

    /** Its certificate. */
    CERTIFICATE,

    /** The identity that Azure gives to the machine, app service or Arc server that this runs on. */
    MANAGED_IDENTITY,

    /** The federated token that Azure's webhook puts into a pod. */
    WORKLOAD_IDENTITY
}
