import { describe, expect, onTestFinished, test, vi } from "vitest";
import { ApiError } from "../../token-service/base/api-error.ts";
import type { SignIn } from "../../token-service/sign-in/sign-in.ts";
import { expectRefusal } from "./support/expect-refusal.ts";
import { memberDevice } from "./support/member-device.ts";
import { runningService } from "./support/running-service.ts";
import { extensionOrigin, post, testApp } from "./support/test-app.ts";
import { testDevice } from "./support/test-device.ts";
import { testStore } from "./support/test-store.ts";

type App = Awaited<ReturnType<typeof testApp>>;

/** Asks from a network address. */
const askFrom = async (
  app: App,
  remoteAddress: string,
  path = "/token",
  headers: Record<string, string> = {},
): Promise<Response> =>
  app.request(path, { method: "POST", headers }, { incoming: { socket: { remoteAddress } } });

const statusesFrom = async (app: App, count: number, ...ask: [string, string?, Record<string, string>?]) => {
  const statuses: number[] = [];
  for (let index = 0; index < count; index++) statuses.push((await askFrom(app, ...ask)).status);
  return statuses;
};

describe("tokens", () => {
  test("are limited per address, and it is told when to try again, to extensions too", async () => {
    const app = await testApp({ rateLimit: 3 });
    expect(await statusesFrom(app, 3, "192.0.2.7")).toEqual([200, 200, 200]);
    const response = await askFrom(app, "192.0.2.7", "/token", { Origin: extensionOrigin });
    const seconds = Number(response.headers.get("Retry-After"));
    expect(seconds).toBeGreaterThan(50);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe(extensionOrigin);
    expect(response.headers.get("Access-Control-Expose-Headers")).toBe("Retry-After");
    const message = await expectRefusal(response, 429, "too_many_requests");
    expect(message).toBe(`Too many requests from here; try again in ${seconds} seconds.`);
    expect((await askFrom(app, "192.0.2.8")).status).toBe(200);
  });

  test("are given again after a minute", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const app = await testApp({ rateLimit: 1 });
    expect(await statusesFrom(app, 2, "192.0.2.7")).toEqual([200, 429]);
    vi.setSystemTime(Date.now() + 59_000);
    const late = await askFrom(app, "192.0.2.7");
    expect(late.headers.get("Retry-After")).toBe("1");
    expect(await expectRefusal(late, 429, "too_many_requests")).toContain("in 1 second.");
    vi.setSystemTime(Date.now() + 1_000);
    expect((await askFrom(app, "192.0.2.7")).status).toBe(200);
  });

  test("are not refused for longer than a minute because the clock was set back", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const app = await testApp({ rateLimit: 1 });
    expect(await statusesFrom(app, 2, "192.0.2.7")).toEqual([200, 429]);
    vi.setSystemTime(Date.now() - 86_400_000);
    expect((await askFrom(app, "192.0.2.7")).status).toBe(200);
    const again = await askFrom(app, "192.0.2.7");
    expect(again.status).toBe(429);
    expect(again.headers.get("Retry-After")).toBe("60");
  });

  test("are limited for a whole IPv6 network of one household, and for no other one", async () => {
    const app = await testApp({ rateLimit: 1 });
    expect((await askFrom(app, "2001:db8:1:2::1")).status).toBe(200);
    expect((await askFrom(app, "2001:db8:1:2:ffff::2")).status).toBe(429);
    expect((await askFrom(app, "2001:db8:1:3::1")).status).toBe(200);
  });

  test("are counted for IPv4 the same within IPv6 and without", async () => {
    const app = await testApp({ rateLimit: 1 });
    expect((await askFrom(app, "192.0.2.7")).status).toBe(200);
    expect((await askFrom(app, "::ffff:192.0.2.7")).status).toBe(429);
  });

  test("are limited for somebody who is refused, so that nobody can guess for long", async () => {
    const app = await testApp({ rateLimit: 2, allowGuests: false });
    expect(await statusesFrom(app, 3, "192.0.2.7")).toEqual([401, 401, 429]);
    expect(
      await statusesFrom(app, 3, "192.0.2.8", "/token", { Authorization: "Device e30.e30.e30" }),
    ).toEqual([401, 401, 429]);
  });

  test("are limited per device, wherever it is", { timeout: 30_000 }, async () => {
    const { store } = await testStore();
    const [ana, bo] = [await memberDevice(store), await memberDevice(store, { name: "Bo" })];
    const app = await testApp({ store, rateLimit: 1_000 });
    const statuses: number[] = [];
    for (let index = 0; index < 101; index++) {
      statuses.push((await askFrom(app, `192.0.2.${index}`, "/token", ana.authorization("/token"))).status);
    }
    expect(statuses.slice(0, 100)).toEqual(Array(100).fill(200));
    expect(statuses[100]).toBe(429);
    expect((await askFrom(app, "192.0.2.1", "/token", bo.authorization("/token"))).status).toBe(200);
  });
});

describe("where a request comes from", () => {
  test("is not for the client to say", async () => {
    const app = await testApp({ rateLimit: 1 });
    for (const [index, status] of [200, 429, 429].entries()) {
      const lies = { "X-Forwarded-For": `198.51.100.${index}`, Forwarded: `for=198.51.100.${index}` };
      expect((await askFrom(app, "192.0.2.7", "/token", lies)).status).toBe(status);
    }
  });

  test("is for a trusted proxy to say, whatever the client has said to that", async () => {
    const app = await testApp({ rateLimit: 1, trustProxy: 1 });
    const statusFor = async (forwardedFor: string) =>
      (await askFrom(app, "192.0.2.7", "/token", { "X-Forwarded-For": forwardedFor })).status;
    expect(await statusFor("198.51.100.1")).toBe(200);
    expect(await statusFor("198.51.100.2")).toBe(200);
    expect(await statusFor("6.6.6.6, 198.51.100.1")).toBe(429);
  });

  test("is read from the connection by a real server", async () => {
    const { url } = await runningService({ rateLimit: 1 });
    const statuses = [];
    for (let index = 0; index < 2; index++) {
      statuses.push((await fetch(`${url}/token`, { method: "POST" })).status);
    }
    expect(statuses).toEqual([200, 429]);
  });
});

test.each(["/devices", "/admin/invites", "/admin/grants", "/admin/removals"])(
  "%s takes 20 requests a minute from one address",
  async (path) => {
    const app = await testApp({ rateLimit: 300, adminKey: "a-key-that-opens-nothing-at-all" });
    const statuses = await statusesFrom(app, 21, "192.0.2.7", path);
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401));
    expect(statuses[20]).toBe(429);
    expect((await askFrom(app, "192.0.2.8", path)).status).toBe(401);
  },
);

test("each address of the service counts for itself", async () => {
  const app = await testApp({ rateLimit: 300 });
  await statusesFrom(app, 21, "192.0.2.7", "/devices");
  expect((await askFrom(app, "192.0.2.7")).status).toBe(200);
});

describe("RATE_LIMIT=0", () => {
  const adminKey = "a-key-that-opens-nothing-at-all";

  test("gives out any number of tokens, to guests and to a device", { timeout: 30_000 }, async () => {
    const { store } = await testStore();
    const ana = await memberDevice(store);
    const app = await testApp({ store, rateLimit: 0 });
    expect(new Set(await statusesFrom(app, 30, "192.0.2.7"))).toEqual(new Set([200]));
    for (let index = 0; index < 101; index++) {
      expect((await askFrom(app, "192.0.2.7", "/token", ana.authorization("/token"))).status).toBe(200);
    }
  });

  test.each(["/devices", "/admin/invites", "/admin/usage"])("limits guessing at %s as ever", async (path) => {
    const app = await testApp({ rateLimit: 0, adminKey });
    const wrong = { Authorization: "Bearer nearly-the-key-of-the-admin" };
    const statuses = await statusesFrom(app, 21, "192.0.2.7", path, wrong);
    expect(statuses).toEqual([...Array(20).fill(401), 429]);
    const right = await askFrom(app, "192.0.2.7", path, { Authorization: `Bearer ${adminKey}` });
    const message = await expectRefusal(right, 429, "too_many_requests");
    expect(message).toMatch(/^Too many requests from here; try again in \d+ seconds?\.$/);
  });

  test("limits sign-ins as ever", async () => {
    let asked = 0;
    const signIn: SignIn = {
      describe: () => Promise.reject(new Error("nobody asks")),
      verify: () => {
        asked += 1;
        return Promise.reject(new ApiError(401, "sign_in_refused", "No."));
      },
    };
    const app = await testApp({ rateLimit: 0, signIn });
    const body = { signIn: { code: "x", codeVerifier: "x", redirectUri: "https://x", nonce: "x" } };
    const statuses: number[] = [];
    for (let index = 0; index < 30; index++) {
      const { enrolment } = await testDevice();
      statuses.push((await post(app, "/devices", body, enrolment())).status);
    }
    expect(statuses).toEqual([...Array(20).fill(401), ...Array(10).fill(429)]);
    expect(asked).toBe(20);
  });

  test("limits statements that are none, or of a device that nobody knows, for a network", async () => {
    const { store } = await testStore();
    const [ana, mallory] = [await memberDevice(store), await testDevice()];
    const app = await testApp({ store, rateLimit: 0 });
    const statuses = [
      ...(await statusesFrom(app, 50, "192.0.2.7", "/token", { Authorization: "Device e30.e30.e30" })),
      ...(await statusesFrom(app, 51, "192.0.2.7", "/token", mallory.authorization("/token"))),
    ];
    expect(statuses).toEqual([...Array(100).fill(401), 429]);
    expect((await askFrom(app, "192.0.2.8", "/token", mallory.authorization("/token"))).status).toBe(401);
    expect((await askFrom(app, "192.0.2.7", "/token", ana.authorization("/token"))).status).toBe(200);
    expect((await askFrom(app, "192.0.2.7")).status).toBe(200);
  });

  test("limits wrong statements in the name of a device, at once or one after another, and locks that device out by none", async () => {
    const { store } = await testStore();
    const [ana, bo] = [await memberDevice(store), await memberDevice(store, { name: "Bo" })];
    const mallory = await testDevice();
    const app = await testApp({ store, rateLimit: 0 });
    const forged = () => ({
      Authorization: `Device ${mallory.assertion("/token", { header: { kid: ana.id }, claims: { iss: ana.id, sub: ana.id } })}`,
    });
    const answers = await Promise.all(
      Array.from({ length: 120 }, () => askFrom(app, "192.0.2.7", "/token", forged())),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(100).fill(401), ...Array(20).fill(429)]);
    expect((await askFrom(app, "192.0.2.7", "/token", ana.authorization("/token"))).status).toBe(200);
    expect((await askFrom(app, "192.0.2.7", "/token", bo.authorization("/token"))).status).toBe(200);
  });
});
