import { type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { SignInSettings } from "../../token-service/settings/sign-in-settings.ts";
import { createSignIn } from "../../token-service/sign-in/create-sign-in.ts";
import { freePort } from "../support/free-port.ts";
import { type ForgingProvider, startForgingProvider } from "./support/forging-provider.ts";
import { extensionRedirect } from "./support/log-in.ts";
import { recordedLog } from "./support/quiet-log.ts";
import { refusal } from "./support/refusal.ts";

const thumbprint = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs";
const clientSecret = "the-secret-of-the-client-0123456789abcdef";
const proof = {
  code: "code-of-the-provider",
  codeVerifier: "verifier-".repeat(6),
  redirectUri: extensionRedirect,
  nonce: `${thumbprint}.0123456789abcdef`,
};

let provider: ForgingProvider;
let recorded: ReturnType<typeof recordedLog>;

beforeEach(async () => {
  provider = await startForgingProvider();
  recorded = recordedLog();
});

afterEach(() => provider.close());

const signIn = (settings: Partial<SignInSettings> = {}) =>
  createSignIn(
    {
      issuer: new URL(provider.issuer),
      clientId: "pingroom",
      clientSecret,
      label: "Example",
      domains: [],
      grants: [{ room: "ping-room", role: "both" }],
      ...settings,
    },
    recorded.log,
  );

const now = () => Math.floor(Date.now() / 1000);

const honest = (more: Record<string, unknown> = {}): JWTPayload => ({
  iss: provider.issuer,
  aud: "pingroom",
  sub: "ana",
  nonce: proof.nonce,
  iat: now(),
  exp: now() + 60,
  email: "ana@example.com",
  email_verified: true,
  name: "Ana Lima",
  ...more,
});

const refused = async (idToken: string, settings: Partial<SignInSettings> = {}) => {
  provider.giveOut(idToken);
  const answer = await refusal(signIn(settings).verify(proof, thumbprint));
  expect(answer).toMatchObject({ status: 403, code: "sign_in_refused" });
  for (const secret of [idToken, proof.code, proof.codeVerifier, clientSecret]) {
    expect(recorded.written() + JSON.stringify(answer)).not.toContain(secret);
  }
  return answer;
};

test("an honest token of this provider lets in, so that it is the forgery which the others are refused for", async () => {
  provider.giveOut(await provider.sign(honest()));
  expect(await signIn().verify(proof, thumbprint)).toMatchObject({ subject: "ana", name: "Ana Lima" });
});

test.each<[string, () => JWTPayload]>([
  ["of another issuer", () => honest({ iss: "https://elsewhere.example" })],
  ["for another client", () => honest({ aud: "another" })],
  [
    "for several clients, issued to another one",
    () => honest({ aud: ["pingroom", "another"], azp: "another" }),
  ],
  ["with another nonce", () => honest({ nonce: `${thumbprint}.fedcba9876543210` })],
  ["without a nonce", () => honest({ nonce: undefined })],
  ["that has expired", () => honest({ iat: now() - 600, exp: now() - 300 })],
  ["that never expires", () => honest({ exp: undefined })],
  ["that is not valid yet", () => honest({ nbf: now() + 600 })],
  ["about nobody", () => honest({ sub: undefined })],
])("a token %s is refused", async (_, claims) => {
  const answer = await refused(await provider.sign(claims()));
  expect(answer.message).toContain("cannot be trusted");
});

test("a token of another device is refused, also by whoever sends its nonce along", async () => {
  const nonce = `another${thumbprint}.0123456789abcdef`;
  provider.giveOut(await provider.sign(honest({ nonce })));
  expect((await refusal(signIn().verify({ ...proof, nonce }, thumbprint))).code).toBe("sign_in_refused");
});

test("a nonce with too little chance in it is refused", async () => {
  for (const nonce of [thumbprint, `${thumbprint}.`, `${thumbprint}.0123456789abcde`, `.${"x".repeat(16)}`]) {
    provider.giveOut(await provider.sign(honest({ nonce })));
    expect((await refusal(signIn().verify({ ...proof, nonce }, thumbprint))).code).toBe("sign_in_refused");
  }
});

test("a token that is signed with a key which the provider does not show is refused", async () => {
  await refused(await provider.signWithForeignKey(honest()));
});

const startAnew = async (alg: string) => {
  await provider.close();
  provider = await startForgingProvider(alg);
  provider.giveOut(await provider.sign(honest()));
};

test.each(["RS256", "PS256", "ES256", "EdDSA"])("a token that is signed with %s lets in", async (alg) => {
  await startAnew(alg);
  expect(await signIn().verify(proof, thumbprint)).toMatchObject({ subject: "ana" });
});

test.each(["RS512", "ES384"])(
  "a token that is signed with %s, which is none of those, is refused",
  async (alg) => {
    await startAnew(alg);
    expect((await refusal(signIn().verify(proof, thumbprint))).code).toBe("sign_in_refused");
  },
);

test("a token without a signature is refused, whatever the provider announces", async () => {
  provider.announce({ id_token_signing_alg_values_supported: ["ES256", "none"] });
  await refused(new UnsecuredJWT(honest()).encode());
});

test("a token that is signed with what others know too is refused, whatever the provider announces", async () => {
  provider.announce({ id_token_signing_alg_values_supported: ["ES256", "HS256"] });
  for (const known of [clientSecret, provider.publicKey]) {
    const header = { alg: "HS256", kid: "own" };
    await refused(await new SignJWT(honest()).setProtectedHeader(header).sign(Buffer.from(known)));
  }
});

test.each([
  "ana@example.com.evil",
  "ana@evil@example.com",
  '"ana@evil.example"@example.com',
  "ana@sub.example.com",
  "ana@notexample.com",
  "@example.com",
  "example.com",
  "ana@example.com ",
])("the address %s is none of example.com", async (email) => {
  await refused(await provider.sign(honest({ email })), { domains: ["example.com"] });
});

test("case makes no difference to a domain", async () => {
  provider.giveOut(await provider.sign(honest({ email: "Ana@EXAMPLE.com" })));
  expect(await signIn({ domains: ["other.example", "example.com"] }).verify(proof, thumbprint)).toMatchObject(
    { subject: "ana" },
  );
});

test.each([
  "https://evil.example/",
  `https://${"q".repeat(32)}.chromiumapp.org/`,
  `https://${"a".repeat(31)}.chromiumapp.org/`,
  `https://${"a".repeat(32)}.chromiumapp.org.evil.example/`,
  `http://${"a".repeat(32)}.chromiumapp.org/`,
  `https://evil@${"a".repeat(32)}.chromiumapp.org/`,
  `https://${"a".repeat(32)}.chromiumapp.org/?code=of-somebody-else`,
  `https://${"a".repeat(32)}.chromiumapp.org/a/../b`,
  "http://localhost:8080/",
])("a code that was sent to %s is not redeemed", async (redirectUri) => {
  provider.giveOut(await provider.sign(honest()));
  const answer = await refusal(signIn().verify({ ...proof, redirectUri }, thumbprint));
  expect(answer.code).toBe("sign_in_refused");
  expect(provider.asked().body.size).toBe(0);
});

test.each([
  `https://${"p".repeat(32)}.chromiumapp.org/sign-in`,
  `https://${"0123456789abcdef0123"}${"0".repeat(20)}.extensions.allizom.org/`,
])("a code that was sent to the extension at %s is", async (redirectUri) => {
  provider.giveOut(await provider.sign(honest()));
  await signIn().verify({ ...proof, redirectUri }, thumbprint);
  expect(provider.asked().body.get("redirect_uri")).toBe(redirectUri);
});

test.each([[{ code: "" }], [{ codeVerifier: "" }], [{ codeVerifier: "too-short" }]])(
  "an incomplete sign-in is refused before the provider is asked: %j",
  async (part) => {
    expect((await refusal(signIn().verify({ ...proof, ...part }, thumbprint))).code).toBe("sign_in_refused");
    expect(provider.looks()).toBe(0);
  },
);

test("the client's secret goes as the provider wants it", async () => {
  provider.giveOut(await provider.sign(honest()));
  await signIn().verify(proof, thumbprint);
  expect(provider.asked().authorization).toMatch(/^Basic /);
  expect(provider.asked().body.has("client_secret")).toBe(false);

  provider.announce({ token_endpoint_auth_methods_supported: ["client_secret_post"] });
  await signIn().verify(proof, thumbprint);
  expect(provider.asked().authorization).toBeUndefined();
  expect(provider.asked().body.get("client_secret")).toBe(clientSecret);
});

test.each([
  [{ name: "  Ana \u200b\n Lima " }, "Ana Lima"],
  [{ name: `${"a".repeat(39)}😀 Lima` }, `${"a".repeat(39)}😀`],
  [{ name: `${"word ".repeat(8)}more` }, "word word word word word word word word"],
  [{ name: "\u200b", given_name: "Ana" }, "Ana"],
  [{ name: undefined, given_name: 7 }, "ana"],
])("a name that begins as %j is %j to teammates", async (claims, name) => {
  provider.giveOut(await provider.sign(honest(claims)));
  expect((await signIn().verify(proof, thumbprint)).name).toBe(name);
});

test("a provider is looked up once, and again after it could not be reached", async () => {
  const steady = signIn();
  provider.fail(500);
  expect(await refusal(steady.describe())).toMatchObject({ status: 503, code: "sign_in_unavailable" });
  provider.fail(undefined);
  await Promise.all([steady.describe(), steady.describe()]);
  await steady.describe();
  expect(provider.looks()).toBe(2);

  provider.fail(502);
  expect(await refusal(steady.verify(proof, thumbprint))).toMatchObject({ code: "sign_in_unavailable" });
  expect(recorded.written()).not.toContain(proof.code);
});

test("a provider that is not there makes sign-in unavailable, in words that blame nobody", async () => {
  const issuer = new URL(`http://127.0.0.1:${await freePort()}`);
  expect(await refusal(signIn({ issuer }).describe())).toEqual({
    status: 503,
    code: "sign_in_unavailable",
    message: "Example cannot be reached at the moment. Please try again in a minute.",
  });
});

test("a provider that calls itself by another name is of no use", async () => {
  provider.announce({ issuer: "https://elsewhere.example" });
  expect((await refusal(signIn().describe())).code).toBe("sign_in_unavailable");
});

test("no browser is sent to a login that is no web page", async () => {
  provider.announce({ authorization_endpoint: "javascript:alert(1)" });
  expect((await refusal(signIn().describe())).code).toBe("sign_in_unavailable");
});
