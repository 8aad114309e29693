import dns, { type LookupAddress } from "node:dns";
import { expect, onTestFinished, test, vi } from "vitest";
import {
  checkAuthToken,
  checkTwilioAccount,
} from "../../../../token-service/engines/twilio/check-twilio-account.ts";
import { type FakeTwilio, startFakeTwilio } from "../../support/fake-twilio.ts";
import { signingKey } from "../../support/test-app.ts";

type LookedUp = (error: null, addresses: LookupAddress[]) => void;

const asking = ({ url }: Pick<FakeTwilio, "url">) =>
  checkTwilioAccount(signingKey, { baseUrl: url, backOffMs: 1 });

test("all is well when Twilio lists a room, asked once with the API key", async () => {
  const fake = await startFakeTwilio({ [signingKey.keySid]: signingKey.keySecret });
  expect(await asking(fake)).toEqual({ healthy: true, sentence: expect.stringMatching(/^All well/) });
  expect(fake.requests).toEqual([
    { what: "GET /v1/Rooms", query: { PageSize: "1" }, form: {}, keySid: signingKey.keySid },
  ]);
});

test("says in words that Twilio does not accept the key", async () => {
  expect(await asking(await startFakeTwilio({}))).toEqual({
    healthy: false,
    sentence: expect.stringMatching(/does not accept the key.*TWILIO_API_KEY_SECRET/),
  });
});

test.each([
  ["a suspended account", { status: 403, code: 20005 }, /suspended or not active/],
  ["anything else", { status: 503, code: 20503 }, /status 503: A fault/],
])("says in words: %s", async (_what, fault, sentence) => {
  const fake = await startFakeTwilio();
  fake.fail({ ...fault, times: 10 });
  expect(await asking(fake)).toEqual({ healthy: false, sentence: expect.stringMatching(sentence) });
});

test("says in words that the network does not reach Twilio", async () => {
  const closed = { url: "http://127.0.0.1:1" };
  expect(await asking(closed)).toEqual({
    healthy: false,
    sentence: expect.stringMatching(/cannot be reached.*ECONNREFUSED/),
  });
});

test("asks Twilio itself, though TWILIO_REGION, which the library reads too, names a signalling region", async () => {
  const { url } = await startFakeTwilio();
  const hosts: string[] = [];
  vi.spyOn(dns, "lookup").mockImplementation(((host: string, _options: object, done: LookedUp) => {
    hosts.push(host);
    done(null, [{ address: "127.0.0.1", family: 4 }]);
  }) as typeof dns.lookup);
  vi.stubEnv("TWILIO_REGION", "ie1");
  onTestFinished(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });
  const verdict = await asking({ url: url.replace("127.0.0.1", "video.twilio.test") });
  expect(verdict).toMatchObject({ healthy: true });
  expect(hosts).toEqual(["video.twilio.test"]);
});

test("tries the Auth Token in the account's name, and says in words that Twilio does not accept it", async () => {
  const authToken = "0123456789abcdef0123456789abcdef";
  const fake = await startFakeTwilio({ [signingKey.accountSid]: authToken });
  const rest = { baseUrl: fake.url, backOffMs: 1 };
  expect(await checkAuthToken(signingKey, authToken, rest)).toBeUndefined();
  expect(fake.requests).toMatchObject([{ what: "GET /v1/Rooms", keySid: signingKey.accountSid }]);
  const sentence = await checkAuthToken(signingKey, "another-token-of-somebody", rest);
  expect(sentence).toMatch(/^Twilio does not accept TWILIO_AUTH_TOKEN: /);
  expect(sentence).not.toContain("another-token");
  expect(
    await checkAuthToken(signingKey, authToken, { ...rest, baseUrl: "http://127.0.0.1:1" }),
  ).toBeUndefined();
});
