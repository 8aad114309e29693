import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SignInSettings } from "../../token-service/settings/sign-in-settings.ts";
import { createSignIn } from "../../token-service/sign-in/create-sign-in.ts";
import { extensionRedirect, logIn } from "./support/log-in.ts";
import { type Account, type OpenIdProvider, startOpenIdProvider } from "./support/openid-provider.ts";
import { quietLog, recordedLog } from "./support/quiet-log.ts";
import { refusal } from "./support/refusal.ts";

const thumbprint = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs";
const ana: Account = { sub: "ana", email: "ana@example.com", email_verified: true, name: "Ana Lima" };
const grants = [{ room: "ping-room", role: "both" as const }];

const settingsFor = (provider: OpenIdProvider, settings: Partial<SignInSettings> = {}): SignInSettings => ({
  issuer: new URL(provider.issuer),
  clientId: provider.clientId,
  clientSecret: undefined,
  label: "Example",
  domains: ["example.com"],
  grants,
  ...settings,
});

let provider: OpenIdProvider;

afterEach(() => provider.close());

describe("with a public client", () => {
  beforeEach(async () => {
    provider = await startOpenIdProvider({ redirectUris: [extensionRedirect] });
  });

  const signIn = (settings: Partial<SignInSettings> = {}) =>
    createSignIn(settingsFor(provider, settings), quietLog);

  const logInAs = async (account: Account) => {
    provider.logInAs(account);
    return logIn(await signIn().describe(), thumbprint);
  };

  test("a browser is told where to sign in, and as which client", async () => {
    expect(await signIn().describe()).toEqual({
      label: "Example",
      authorizationEndpoint: `${provider.issuer}/auth`,
      clientId: "pingroom",
      scope: "openid email profile",
    });
  });

  test("somebody who has logged in is known by the provider's id of them, with a name and the rooms of newcomers", async () => {
    expect(await signIn().verify(await logInAs(ana), thumbprint)).toEqual({
      issuer: provider.issuer,
      subject: "ana",
      email: "ana@example.com",
      name: "Ana Lima",
      grants,
    });
  });

  test("a code serves once", async () => {
    const proof = await logInAs(ana);
    await signIn().verify(proof, thumbprint);
    const again = await refusal(signIn().verify(proof, thumbprint));
    expect(again).toMatchObject({ status: 403, code: "sign_in_refused" });
    expect(again.message).toContain("sign in again");
  });

  test("a code serves nobody who does not know the verifier", async () => {
    const proof = { ...(await logInAs(ana)), codeVerifier: "x".repeat(43) };
    expect(await refusal(signIn().verify(proof, thumbprint))).toMatchObject({ code: "sign_in_refused" });
  });

  test("a code of one login does not serve with the nonce of another", async () => {
    const proof = await logInAs(ana);
    const nonce = `${thumbprint}.${"x".repeat(20)}`;
    expect(await refusal(signIn().verify({ ...proof, nonce }, thumbprint))).toMatchObject({
      code: "sign_in_refused",
    });
  });

  test("a login for one device serves no other", async () => {
    const answer = await refusal(signIn().verify(await logInAs(ana), `another${thumbprint}`));
    expect(answer).toMatchObject({ status: 403, code: "sign_in_refused" });
    expect(answer.message).toContain("another device");
  });

  test("an e-mail address that the provider has not verified lets nobody in", async () => {
    for (const email_verified of [false, "true", undefined]) {
      const proof = await logInAs({ ...ana, email_verified } as Account);
      expect(await refusal(signIn().verify(proof, thumbprint))).toMatchObject({
        status: 403,
        code: "sign_in_refused",
        message: "Your e-mail address is not verified with Example.",
      });
    }
  });

  test("an account without an e-mail address lets nobody in, even where every domain is welcome", async () => {
    const proof = await logInAs({ sub: "bo", name: "Bo" });
    const answer = await refusal(signIn({ domains: [] }).verify(proof, thumbprint));
    expect(answer.message).toBe("Example does not say what your e-mail address is.");
  });

  test("an address of a foreign domain lets nobody in, and the answer names the right domain", async () => {
    const proof = await logInAs({ ...ana, email: "ana@elsewhere.example" });
    const answer = await refusal(signIn().verify(proof, thumbprint));
    expect(answer.code).toBe("sign_in_refused");
    expect(answer.message).toContain("example.com");
  });
});

test("with a client secret the service proves who it is", async () => {
  const clientSecret = "a secret of the service, long enough";
  provider = await startOpenIdProvider({ redirectUris: [extensionRedirect], clientSecret });
  provider.logInAs(ana);
  const signIn = createSignIn(settingsFor(provider, { clientSecret }), quietLog);
  const at = await signIn.describe();
  expect(await signIn.verify(await logIn(at, thumbprint), thumbprint)).toMatchObject({ subject: "ana" });

  const { log, written } = recordedLog();
  const stranger = createSignIn(settingsFor(provider, { clientSecret: "another one" }), log);
  expect(await refusal(stranger.verify(await logIn(at, thumbprint), thumbprint))).toMatchObject({
    status: 503,
    code: "sign_in_unavailable",
    message: "Example does not accept this service at the moment. Please tell your admin.",
  });
  expect(written()).toContain("the sign-in provider is of no use");
  expect(written()).not.toContain("another one");
});

test("a provider that keeps the e-mail address out of its ID tokens is asked for it", async () => {
  provider = await startOpenIdProvider({ redirectUris: [extensionRedirect], claimsInIdToken: false });
  provider.logInAs(ana);
  const signIn = createSignIn(settingsFor(provider), quietLog);
  const proof = await logIn(await signIn.describe(), thumbprint);
  expect(await signIn.verify(proof, thumbprint)).toMatchObject({ subject: "ana", name: "Ana Lima" });

  provider.logInAs({ ...ana, email_verified: false });
  const unverified = await logIn(await signIn.describe(), thumbprint);
  expect((await refusal(signIn.verify(unverified, thumbprint))).code).toBe("sign_in_refused");
});
