import { createServer } from "node:http";
import { expect, onTestFinished, test, vi } from "vitest";
import { closeServer } from "../../../token-service/http/node-server.ts";
import type { SignInSettings } from "../../../token-service/settings/sign-in-settings.ts";
import { checkProvider } from "../../../token-service/sign-in/check-provider.ts";
import { createSignIn } from "../../../token-service/sign-in/create-sign-in.ts";
import { freePort } from "../../support/free-port.ts";
import { commonFindings, fineSettings } from "../support/doctor-and-start.ts";
import { listenOnLoopback } from "../support/listen-on-loopback.ts";
import { extensionRedirect } from "../support/log-in.ts";
import { startOpenIdProvider } from "../support/openid-provider.ts";
import { recordedLog } from "../support/quiet-log.ts";
import { refusal } from "../support/refusal.ts";
import { testApp } from "../support/test-app.ts";

vi.setConfig({ testTimeout: 30_000 });

const settingsFor = (issuer: string, settings: Partial<SignInSettings> = {}): SignInSettings => ({
  issuer: new URL(issuer),
  clientId: "pingroom",
  clientSecret: undefined,
  label: "Example",
  domains: [],
  grants: [{ room: "ping-room", role: "both" }],
  ...settings,
});

const wellKnown = "/.well-known/openid-configuration";

/**
 * A provider that has nothing but a discovery document.
 *
 * @param name what it calls itself, after its origin
 * @param at where the document is; elsewhere it leads there
 */
const documentAt = async (name: string, at: string, more: object = {}): Promise<string> => {
  const server = createServer(({ url }, response) => {
    if (url !== `${at}${wellKnown}`) {
      response.writeHead(301, { Location: `${at}${wellKnown}` }).end();
      return;
    }
    const known = {
      issuer: name.startsWith("http") ? name : origin + name,
      authorization_endpoint: `${origin}/authorize`,
      token_endpoint: `${origin}/token`,
      ...more,
    };
    response.setHeader("Content-Type", "application/json").end(JSON.stringify(known));
  });
  const origin = await listenOnLoopback(server);
  onTestFinished(() => closeServer(server));
  return origin;
};

const toldOf = async (
  issuer: string,
  settings: Partial<SignInSettings> = {},
): Promise<string | undefined> => {
  const found = await checkProvider(settingsFor(issuer, settings));
  if (found) expect(found.level).toBe("error");
  return found?.sentence;
};

test("the doctor and the start name the issuer to write where it is off by a slash", async () => {
  const origin = await documentAt("/realms/team", "/realms/team");
  const signIn = settingsFor(`${origin}/realms/team/`);
  expect(await commonFindings(await fineSettings({ signIn }))).toEqual([
    {
      level: "error",
      sentence: `OIDC_ISSUER is ${origin}/realms/team/, and the provider there calls itself ${origin}/realms/team: set OIDC_ISSUER to ${origin}/realms/team.`,
    },
  ]);
  expect(await toldOf(`${origin}/realms/team`)).toBeUndefined();
});

test.each([
  ["lacks the slash", "/o/team/", "/o/team", "/o/team"],
  ["has other capitals", "/realms/Team", "/realms/team", "/realms/team"],
  ["is where the provider was before", "/realms/team", "/realms/team", "/auth/realms/team"],
])("an issuer that %s is told, with the one to write", async (_what, name, at, written) => {
  const origin = await documentAt(name, at);
  expect(await toldOf(origin + written)).toMatch(new RegExp(`: set OIDC_ISSUER to ${origin}${name}\\.$`));
});

test("no admin is told to write an address that the settings would refuse", async () => {
  const origin = await documentAt("http://login.example", "");
  expect(await toldOf(origin)).toMatch(/calls itself http:\/\/login\.example: change that at the provider/);
});

test("whoever signs in meanwhile is sent to their admin, and the log names the variable and the value", async () => {
  const origin = await documentAt("/realms/team", "/realms/team");
  const { log, written } = recordedLog();
  const signIn = createSignIn(settingsFor(`${origin}/realms/team/`), log);
  const answer = await refusal(signIn.describe());
  expect(answer).toMatchObject({
    code: "sign_in_unavailable",
    message: "The sign-in with Example is not set up right. Please tell your admin.",
  });
  expect(written()).toContain(`set OIDC_ISSUER to ${origin}/realms/team.`);
  const access = await (await testApp({ allowGuests: false, signIn })).request("/access");
  expect(await access.json()).toEqual({
    guests: false,
    signIn: null,
    signInRefusal: { code: "sign_in_unavailable", message: answer.message },
  });
});

test("a provider that is there, and knows the client, is fine", async () => {
  const provider = await startOpenIdProvider({ redirectUris: [extensionRedirect] });
  onTestFinished(() => provider.close());
  expect(await toldOf(provider.issuer)).toBeUndefined();
  expect(await toldOf(`${provider.issuer}/`)).toBeUndefined();
  expect(await toldOf(provider.issuer + wellKnown)).toBeUndefined();
});

test("a client that the provider does not know, or that lacks its secret, is told", async () => {
  const clientSecret = "a secret of the service, long enough";
  const provider = await startOpenIdProvider({ redirectUris: [extensionRedirect], clientSecret });
  onTestFinished(() => provider.close());
  expect(await toldOf(provider.issuer, { clientSecret })).toBeUndefined();
  const words = /does not accept this client: check OIDC_CLIENT_ID and OIDC_CLIENT_SECRET/;
  expect(await toldOf(provider.issuer, { clientSecret, clientId: "another" })).toMatch(words);
  expect(await toldOf(provider.issuer)).toMatch(/OIDC_CLIENT_SECRET, which is not set\.$/);
  const wrong = await toldOf(provider.issuer, { clientSecret: "a wrong secret" });
  expect(wrong).toMatch(words);
  expect(wrong).not.toContain("a wrong secret");
});

test.each([
  ["says nowhere where to sign in", { authorization_endpoint: undefined }, /where to sign in/],
  [
    "signs with secrets alone",
    { id_token_signing_alg_values_supported: ["HS256"] },
    /\(HS256\): let it sign with RS256/,
  ],
])("a provider that %s is told", async (_what, more, words) => {
  expect(await toldOf(await documentAt("", "", more))).toMatch(words);
});

test("an address that is no provider's, or nobody's, is told", async () => {
  const server = createServer((_, response) => void response.writeHead(404).end("<h1>Not here</h1>"));
  const origin = await listenOnLoopback(server);
  expect(await toldOf(origin)).toMatch(/^OIDC_ISSUER .* is no OpenID provider's address: .* status 404/);
  server.removeAllListeners("request");
  server.on("request", (_, response) => void response.end("<h1>Welcome</h1>"));
  expect(await toldOf(origin)).toMatch(/^OIDC_ISSUER .* does not answer as an OpenID provider/);
  await closeServer(server);
  expect(await toldOf(`http://127.0.0.1:${await freePort()}`)).toMatch(
    /^OIDC_ISSUER .* cannot be reached from here \(ECONNREFUSED\)/,
  );
});
