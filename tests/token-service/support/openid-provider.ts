import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import Provider, { type Configuration, type Interaction } from "oidc-provider";
import { closeServer } from "../../../token-service/http/node-server.ts";
import { listenOnLoopback } from "./listen-on-loopback.ts";

/** Somebody who has an account with the provider. */
export interface Account {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
  given_name?: string;
}

export interface OpenIdProviderOptions {
  /** Where it may send codes. */
  redirectUris: string[];
  /** Absent for a public client. */
  clientSecret?: string;
  /** Puts name and e-mail into the ID token rather than leaving them to the userinfo endpoint. */
  claimsInIdToken?: boolean;
  /** Waits in its login until somebody presses `#log-in` or `#cancel`. */
  asks?: boolean;
}

/** A certified OpenID provider on loopback, in whose login nobody types anything. */
export interface OpenIdProvider {
  /** Its address, for `OIDC_ISSUER`. */
  readonly issuer: string;
  readonly clientId: string;
  /** From now on everybody who comes to the login is this person, whoever they were before. */
  logInAs(account: Account): void;
  close(): Promise<void>;
}

const clientId = "pingroom";

const loginPage = `<!doctype html><title>Example</title><form method="post">
  <button id="log-in" name="answer" value="yes">Log in</button>
  <button id="cancel" name="answer" value="no">Cancel</button></form>`;

/** What somebody pressed in the login. */
const answerIn = async (request: IncomingMessage): Promise<string | null> =>
  new URLSearchParams(await text(request)).get("answer");

/** It warns that its keys and its store are for development only, which they are here. */
const quietly = <Made>(make: () => Made): Made => {
  const { warn } = console;
  console.warn = () => {};
  try {
    return make();
  } finally {
    console.warn = warn;
  }
};

/** Starts a real OpenID provider; unless it asks, its authorization endpoint leads to the redirect URI at once. */
export const startOpenIdProvider = async (options: OpenIdProviderOptions): Promise<OpenIdProvider> => {
  const { redirectUris, clientSecret, claimsInIdToken = true, asks = false } = options;
  let wanted: Account = { sub: "nobody" };
  const accounts = new Map<string, Account>();

  const configuration: Configuration = {
    clients: [
      {
        client_id: clientId,
        redirect_uris: redirectUris,
        ...(clientSecret === undefined
          ? { token_endpoint_auth_method: "none" as const }
          : { client_secret: clientSecret }),
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "given_name"] },
    conformIdTokenClaims: !claimsInIdToken,
    cookies: { keys: ["only for tests"] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...accounts.get(sub), sub }) }),
    interactions: { url: (_: unknown, { uid }: Interaction) => `/log-in/${uid}` },
    // Nobody is asked whether the client may see their name.
    async loadExistingGrant(ctx) {
      const { client, session, provider } = ctx.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
  };

  const server = createServer();
  const issuer = await listenOnLoopback(server);
  const provider = quietly(() => new Provider(issuer, configuration));
  const answer = provider.callback();
  const logIn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (asks && request.method === "GET") {
      response.setHeader("Content-Type", "text/html").end(loginPage);
      return;
    }
    const refused = { error: "access_denied", error_description: "Not this time" };
    const isRefused = asks && (await answerIn(request)) !== "yes";
    const result = isRefused ? refused : { login: { accountId: wanted.sub } };
    await provider.interactionFinished(request, response, result);
  };
  server.on("request", (request, response) => {
    // Whoever comes to the login comes as a stranger, so that a browser can be one person after another.
    request.headers.cookie = request.headers.cookie?.replaceAll(/\b_session[\w.]*=[^;]*;?/g, "");
    if (!request.url?.startsWith("/log-in/")) return void answer(request, response);
    logIn(request, response).catch((error: Error) => {
      response.writeHead(500).end(error.message);
    });
  });
  return {
    issuer,
    clientId,
    logInAs(account) {
      wanted = account;
      accounts.set(account.sub, account);
    },
    close: () => closeServer(server),
  };
};
