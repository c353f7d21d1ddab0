import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { environment } from './clients.js';

const origin = new URL(environment.url);
const tenant = new URL(environment.tokenUrl).pathname.split('/')[1];

const application = (clientSecret) =>
  new ConfidentialClientApplication({
    auth: {
      clientId: environment.clientId,
      clientSecret,
      authority: `${origin.origin}/${tenant}`,
      knownAuthorities: [origin.host],
    },
  });

const scopes = [`${environment.url}/.default`];

test('Microsoft\'s own sign-in library gets a token that opens the door', async () => {
  const result = await application(environment.clientSecret).acquireTokenByClientCredential({ scopes });
  assert.equal(result.tokenType, 'Bearer');
  const answer = await fetch(`${environment.url}/api/data/v9.2/WhoAmI`, {
    headers: { Authorization: `Bearer ${result.accessToken}` },
  });
  assert.equal(answer.status, 200);
});

test('and learns that a secret is wrong', async () => {
  await assert.rejects(application('wrong').acquireTokenByClientCredential({ scopes }), (error) => {
    assert.match(error.errorCode, /invalid_client/);
    assert.match(error.message, /AADSTS7000215/);
    return true;
  });
});
