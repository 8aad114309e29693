import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { closeServer } from "../../../token-service/http/node-server.ts";
import { checkClock } from "../../../token-service/process/check-clock.ts";
import type { SignInSettings } from "../../../token-service/settings/sign-in-settings.ts";
import { listenOnLoopback } from "../support/listen-on-loopback.ts";

const { signal } = new AbortController();

const provider = async (issuer?: string): Promise<{ signIn: SignInSettings; twilio: undefined }> => {
  const server = createServer((_request, response) => response.writeHead(404).end());
  onTestFinished(() => closeServer(server));
  const settings = {
    clientId: "pingroom",
    clientSecret: undefined,
    label: "Example",
    domains: [],
    grants: [],
  };
  return {
    signIn: { ...settings, issuer: new URL(issuer ?? (await listenOnLoopback(server))) },
    twilio: undefined,
  };
};

test.each([
  [0, undefined],
  [25_000, undefined],
  [-25_000, undefined],
  [95_000, /^This machine's clock is 9[3-6] seconds ahead of that of 127\.0\.0\.1:\d+: /],
  [-95_000, /^This machine's clock is 9[3-6] seconds behind that of 127\.0\.0\.1:\d+: /],
])("a clock that is %i ms off is told: %s", async (off, sentence) => {
  const found = await checkClock(await provider(), signal, () => Date.now() + off);
  expect(found).toEqual(sentence && { level: "error", sentence: expect.stringMatching(sentence) });
});

test("nothing is said where nobody can be asked", async () => {
  expect(await checkClock({ signIn: undefined, twilio: undefined }, signal, () => 0)).toBeUndefined();
  expect(await checkClock(await provider("http://127.0.0.1:1"), signal, () => 0)).toBeUndefined();
});
