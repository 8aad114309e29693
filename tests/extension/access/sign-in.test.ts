import { createHash } from "node:crypto";
import { beforeEach, expect, test, vi } from "vitest";
import { deviceKey } from "../../../extension/shared/device-key.ts";
import { fakeService, refuses, serviceUrl, takesAs } from "../support/fake-service.ts";
import { freshCore } from "../support/fresh-core.ts";
import { clearMemoryKeys } from "../support/memory-keys.ts";

const core = freshCore(() => import("../../../extension/core/access/sign-in.ts"));

vi.mock("idb-keyval", () => import("../support/memory-keys.ts"));

const offer = {
  label: "Example",
  authorizationEndpoint: "https://login.example/authorize?tenant=7",
  clientId: "pingroom",
  scope: "openid email",
};

const access = () => Response.json({ guests: false, signIn: offer });

let opened: URL[];

/** Has the sign-in's window come back with these parameters, and with the state that it was opened with. */
const comesBackWith = (params: Record<string, string>) => {
  core.hands.signInWindow = async (url) => {
    const page = new URL(url);
    opened.push(page);
    const state = page.searchParams.get("state") ?? "";
    return `https://extension.chromiumapp.org/?${new URLSearchParams({ state, ...params })}`;
  };
};

const problem = () => core.signInProblem.get()?.problem;

beforeEach(() => {
  clearMemoryKeys();
  opened = [];
  comesBackWith({ code: "the-code" });
});

test("signs in with a code that only this device can use, and is in the team then", async () => {
  const asked = fakeService({ "/access": access, "/devices": takesAs("Ana") });
  await core.signIn(serviceUrl);
  const { thumbprint } = await deviceKey(serviceUrl);
  const params = Object.fromEntries(opened[0]?.searchParams ?? []);
  expect(opened[0]?.href).toMatch(/^https:\/\/login\.example\/authorize\?tenant=7&/);
  expect(params).toMatchObject({
    response_type: "code",
    client_id: "pingroom",
    redirect_uri: "https://extension.chromiumapp.org/",
    scope: "openid email",
    code_challenge_method: "S256",
  });
  const { codeVerifier = "", nonce, ...rest } = (asked[0]?.body.signIn ?? {}) as Record<string, string>;
  expect(rest).toEqual({ code: "the-code", redirectUri: "https://extension.chromiumapp.org/" });
  expect(codeVerifier).toMatch(/^[\w-]{43}$/);
  expect(params.code_challenge).toBe(createHash("sha256").update(codeVerifier).digest("base64url"));
  expect(nonce).toBe(params.nonce);
  expect(nonce).toMatch(new RegExp(`^${thumbprint}\\.[\\w-]{43}$`));
  expect(core.settings.get()).toMatchObject({ serviceUrl, name: "Ana", room: "ops" });
  expect(problem()).toBeUndefined();
});

test("no two sign-ins use the same state, nonce or verifier", async () => {
  const asked = fakeService({ "/access": access, "/devices": takesAs("Ana") });
  await core.signIn(serviceUrl);
  await core.signIn(serviceUrl);
  const secrets = opened.map(({ searchParams }) => ["state", "nonce"].map((name) => searchParams.get(name)));
  const verifiers = asked.map(({ body }) => (body.signIn as { codeVerifier: string }).codeVerifier);
  expect(new Set([...secrets.flat(), ...verifiers]).size).toBe(6);
});

test.each([
  ["the answer to another sign-in", { state: "another", code: "stolen" }, /belongs to another sign-in/],
  ["an error for another sign-in", { state: "another", error: "access_denied" }, /belongs to another/],
  ["a refusal", { error: "access_denied", error_description: "Not this time" }, /refused \(Not this time\)/],
  ["a wrong setting", { error: "invalid_scope" }, /invalid_scope.*admin/],
  ["nothing", {}, /Nothing came back/],
])(
  "%s lets nobody in, and is told in a sentence that waits for the popup",
  async (_what, params, sentence) => {
    const asked = fakeService({ "/access": access, "/devices": takesAs("Ana") });
    comesBackWith(params);
    await core.signIn(serviceUrl);
    expect(asked).toEqual([]);
    expect(core.signInProblem.get()).toEqual({ serviceUrl, problem: expect.stringMatching(sentence) });
    expect(core.settings.get().serviceUrl).toBe("");
  },
);

test.each([
  ["The user did not approve access.", /not finished/],
  ["Authorization page could not be loaded.", /could not be opened/],
])("a window that ends with “%s” is told in words", async (message, sentence) => {
  fakeService({ "/access": access });
  core.hands.signInWindow = async () => {
    throw new Error(message);
  };
  await core.signIn(serviceUrl);
  expect(problem()).toMatch(sentence);
});

test.each([
  [403, "sign_in_refused"],
  [409, "something_new"],
])("%i %s is told in the service's words", async (status, code) => {
  fakeService({ "/access": access, "/devices": refuses(status, code) });
  await core.signIn(serviceUrl);
  expect(problem()).toBe(`The service says ${code}.`);
});

test("a service that offers no sign-in at the moment opens no window", async () => {
  fakeService({ "/access": () => Response.json({ guests: true, signIn: null }) });
  await core.signIn(serviceUrl);
  expect(problem()).toMatch(/no sign-in at the moment/);
  expect(opened).toEqual([]);
});

test("a device that was removed signs in once more, with the key that it is known by from then on", async () => {
  const { thumbprint: removed } = await deviceKey(serviceUrl);
  fakeService({
    "/access": access,
    "/devices": (asked) =>
      asked.device === removed ? refuses(409, "device_known")() : takesAs("Ana")(asked),
    "/token": refuses(403, "device_removed"),
  });
  await core.signIn(serviceUrl);
  const { thumbprint } = await deviceKey(serviceUrl);
  expect(opened.map(({ searchParams }) => searchParams.get("nonce")?.split(".")[0])).toEqual([
    removed,
    thumbprint,
  ]);
  expect(core.enrolment.get()).toMatchObject({ device: thumbprint });
});
