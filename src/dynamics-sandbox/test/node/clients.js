// What the tests of all clients share: where the sandbox is and how a token is had.
export const environment = {
  url: process.env.SANDBOX_URL,
  tokenUrl: process.env.SANDBOX_TOKEN_URL,
  clientId: process.env.SANDBOX_CLIENT_ID,
  clientSecret: process.env.SANDBOX_CLIENT_SECRET,
};

export async function token() {
  const response = await fetch(environment.tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: environment.clientId,
      client_secret: environment.clientSecret,
      scope: `${environment.url}/.default`,
    }),
  });
  return (await response.json()).access_token;
}
