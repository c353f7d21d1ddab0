package dev.gangway.wiring.services;

import dev.gangway.commerce.cloud.CloudOptions;
import dev.gangway.fno.FinanceOperations;
import dev.gangway.odata.signin.SignIn;
import java.net.URI;

/**
 * What a Gangway is made of whose headquarters is in the cloud.
 *
 * @param environment the root of Finance and Operations
 * @param refusesDualWrite whether nothing begins while dual-write's own map of leads runs
 * @param clientId with which it signs in; empty where that is not set
 */
public record CloudServices(
        FinanceOperations client,
        URI environment,
        CloudOptions options,
        SignIn signIn,
        boolean refusesDualWrite,
        String clientId) {}
