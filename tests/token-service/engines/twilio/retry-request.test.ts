import { describe, expect, test } from "vitest";
import { retryAfterMs } from "../../../../token-service/engines/twilio/retry-request.ts";
import { type RestOptions, twilioRooms } from "../../../../token-service/engines/twilio/twilio-rooms.ts";
import { startFakeTwilio } from "../../support/fake-twilio.ts";
import { signingKey } from "../../support/test-app.ts";

const setup = async (options: RestOptions = {}) => {
  const fake = await startFakeTwilio();
  return { fake, rooms: twilioRooms(signingKey, { baseUrl: fake.url, backOffMs: 1, ...options }) };
};

describe("the REST client", () => {
  test.each([429, 500, 503])("asks again after HTTP status %i", async (status) => {
    const { fake, rooms } = await setup();
    fake.fail({ status, times: 2 });
    await expect(rooms.create({ uniqueName: "ops" })).resolves.toMatchObject({ uniqueName: "ops" });
    expect(fake.requests).toHaveLength(3);
  });

  test.each([400, 401, 403, 404])("takes HTTP status %i for an answer", async (status) => {
    const { fake, rooms } = await setup();
    fake.fail({ status });
    await expect(rooms.list()).rejects.toMatchObject({ status, code: 20500 });
    expect(fake.requests).toHaveLength(1);
  });

  test("gives up after four tries, and says what Twilio said", async () => {
    const { fake, rooms } = await setup();
    fake.fail({ status: 503, code: 20503, times: 10 });
    await expect(rooms.list()).rejects.toMatchObject({ status: 503, code: 20503 });
    expect(fake.requests).toHaveLength(4);
  });

  test("waits for as long as Retry-After says", async () => {
    const { fake, rooms } = await setup();
    fake.fail({ status: 429, headers: { "Retry-After": "1" } });
    const started = performance.now();
    await rooms.list();
    expect(performance.now() - started).toBeGreaterThanOrEqual(990);
  });

  test("does not wait for longer than its users do", async () => {
    const { fake, rooms } = await setup();
    fake.fail({ status: 429, headers: { "Retry-After": "3600" } });
    await expect(rooms.list()).rejects.toMatchObject({ status: 429 });
    expect(fake.requests).toHaveLength(1);
  });

  test.each(["silent", "dripping"] as const)(
    "does not wait for a %s server, and asks again",
    async (hang) => {
      const { fake, rooms } = await setup({ timeoutMs: 50 });
      fake.fail({ hang });
      await expect(rooms.list()).resolves.toEqual([]);
      expect(fake.requests).toHaveLength(2);
    },
  );

  test("says that there was no answer when there is none at all", async () => {
    const { fake, rooms } = await setup({ timeoutMs: 50, attempts: 2 });
    fake.fail({ hang: "silent", times: 10 });
    await expect(rooms.list()).rejects.toMatchObject({ name: "TwilioUnreachable", code: "ETIMEDOUT" });
    expect(fake.requests).toHaveLength(2);
  });

  test("stops at once when it is told to", async () => {
    const stop = new AbortController();
    const { fake, rooms } = await setup({ signal: stop.signal, backOffMs: 60_000 });
    fake.fail({ status: 500 });
    const listed = rooms.list();
    await expect.poll(() => fake.requests.length).toBe(1);
    stop.abort();
    await expect(listed).rejects.toThrow();
    expect(fake.requests).toHaveLength(1);
  });

  test("reads every page of a list", async () => {
    const { fake, rooms } = await setup();
    for (const name of ["a", "b", "c", "d", "e"]) fake.join(name, "Ana.aaaaaaaa");
    const listed = await rooms.list({ status: "in-progress", pageSize: 2 });
    expect(listed.map(({ uniqueName }) => uniqueName)).toEqual(["a", "b", "c", "d", "e"]);
    expect(fake.requests).toHaveLength(3);
  });
});

describe("Retry-After", () => {
  const now = Date.UTC(2026, 10, 5, 10, 11, 12);
  test.each([
    ["3", 3_000],
    ["Thu, 05 Nov 2026 10:11:15 GMT", 3_000],
    ["Thu, 05 Nov 2026 10:11:09 GMT", 0],
    ["soon", 0],
    [undefined, 0],
  ])("%s means %s ms", (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});
