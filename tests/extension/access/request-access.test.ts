import { decodeJwt, decodeProtectedHeader } from "jose";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { requestAccess } from "../../../extension/core/access/request-access.ts";
import { deviceKey } from "../../../extension/shared/device-key.ts";
import { testApp } from "../../token-service/support/test-app.ts";
import { clearMemoryKeys } from "../support/memory-keys.ts";
import { refuse, serve, stopServing } from "../support/serve.ts";
import { toldProblem } from "../support/told.ts";

vi.mock("idb-keyval", () => import("../support/memory-keys.ts"));

const serving = async (fetch: Parameters<typeof serve>[0]) => ({
  serviceUrl: await serve(fetch),
  name: "Ana",
  room: "ops",
  device: "device-0123456789ab",
});

/** The same from a browser that the service has taken for a member's device. */
const servingMember = async (fetch: Parameters<typeof serve>[0]) => ({
  ...(await serving(fetch)),
  member: "thumbprint",
});

const never = new AbortController().signal;

const granted = { token: "t", identity: "Ana.abcdefgh", room: "ops", connectOptions: { insights: false } };

beforeEach(clearMemoryKeys);

test("gets access to the room from a real token service", async () => {
  const access = await requestAccess(await serving((await testApp()).fetch), never);
  expect(access).toEqual({
    token: expect.stringMatching(/^ey/),
    identity: expect.stringMatching(/^Ana\.g[a-z2-7]{9}\.[\w-]{22}$/),
    room: "ops",
    role: "both",
    tracks: ["pings"],
    member: false,
    openToGuests: true,
    removed: [],
    connectOptions: { insights: false },
    stayLimitMs: 14_400_000,
    tokenExpiresAt: expect.any(Number),
    engine: "twilio",
    usage: { participantMinutes: 0, budget: null },
  });
});

test("passes on the service's own words when it lets no guests in, and does not try again", async () => {
  const refused = requestAccess(await serving((await testApp({ allowGuests: false })).fetch), never);
  expect(await toldProblem(refused)).toMatchObject({
    why: expect.stringContaining("Ask your admin"),
    retry: false,
  });
});

test.each<[string, () => Response, RegExp, boolean]>([
  ["a web page", () => new Response("<h1>It works</h1>"), /not Pingroom/, false],
  ["a foreign error", () => new Response("nope", { status: 404 }), /not Pingroom/, false],
  ["a broken proxy", () => new Response("bad gateway", { status: 502 }), /cannot answer now/, true],
  ["an answer without a token", () => Response.json({ identity: "Ana" }), /not Pingroom/, false],
  [
    "an endpoint that is none",
    () =>
      Response.json({
        token: "t",
        identity: "i",
        room: "r",
        connectOptions: { insights: false, wsServer: "javascript:1" },
      }),
    /not Pingroom/,
    false,
  ],
])("says in words what %s means", async (_what, answer, why, retry) => {
  const request = requestAccess(await serving(answer), never);
  expect(await toldProblem(request)).toMatchObject({ why: expect.stringMatching(why), retry });
});

test.each([
  [{ expiresInSeconds: 86_400, maxStaySeconds: 14_400 }, 14_400_000],
  [{ expiresInSeconds: 600, maxStaySeconds: 14_400 }, 600_000],
  [{ expiresInSeconds: 600 }, 600_000],
  [{}, Number.POSITIVE_INFINITY],
])("takes the shorter one of the limits %o, as a duration", async (limits, stayLimitMs) => {
  const url = await serving(() =>
    Response.json({ ...granted, ...limits, expiresAt: "1970-01-01T00:00:00Z" }),
  );
  expect((await requestAccess(url, never)).stayLimitMs).toBe(stayLimitMs);
});

test("takes an answer that breaks off in the middle for a lost connection, and tries again", async () => {
  const half = () =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"token":'));
          setTimeout(() => controller.error(new Error("the network is gone")), 10);
        },
      }),
    );
  expect(await toldProblem(requestAccess(await serving(half), never))).toMatchObject({
    why: "The service cannot be reached.",
    retry: true,
  });
});

test("says where a service sends one on to, follows it with nothing that says who asks, and tries again", async () => {
  const heard: string[] = [];
  const elsewhere = await serve((asked) => {
    heard.push(`${asked.method} ${new URL(asked.url).pathname} ${asked.headers.get("Pingroom-Device")}`);
    return Response.json({ status: "ok" });
  });
  const request = await serving(({ url }) => {
    const { pathname } = new URL(url);
    return new Response(null, { status: 308, headers: { Location: `${elsewhere}/moved${pathname}` } });
  });
  expect(await toldProblem(requestAccess(request, never))).toMatchObject({
    why: expect.stringContaining(`sends you on to ${elsewhere}/moved.`),
    retry: true,
  });
  expect(heard).toEqual(["GET /moved/health null"]);
});

test("says that the service cannot be reached, and tries again", async () => {
  const request = await serving(() => new Response());
  await stopServing();
  expect(await toldProblem(requestAccess(request, never))).toMatchObject({
    why: "The service cannot be reached.",
    retry: true,
  });
});

test("passes on what the service says of role, tracks, rooms and guests", async () => {
  const told = {
    role: "subscribe",
    tracks: ["receipts"],
    rooms: [{ room: "ops", role: "subscribe" }],
    member: true,
    openToGuests: false,
  };
  const request = await serving(() => Response.json({ ...granted, ...told }));
  expect(await requestAccess(request, never)).toMatchObject(told);
});

test("notes when the token ends by its own clock, whose room it is and what is used up", async () => {
  const told = { engine: "twilio", usage: { participantMinutes: 12, budget: null } };
  const request = await serving(() => Response.json({ ...granted, ...told, expiresInSeconds: 600 }));
  const before = Date.now();
  const access = await requestAccess(request, never);
  expect(access).toMatchObject(told);
  expect(access.tokenExpiresAt).toBeGreaterThanOrEqual(before + 600_000);
  expect(access.tokenExpiresAt).toBeLessThanOrEqual(Date.now() + 600_000);
});

test("enters a room all the same where it does not understand whose that is, or what is used up", async () => {
  const told = { engine: "carrier pigeons", usage: 12 };
  const request = await serving(() => Response.json({ ...granted, ...told }));
  const { engine, usage, tokenExpiresAt } = await requestAccess(request, never);
  expect([engine, usage, tokenExpiresAt]).toEqual([undefined, undefined, undefined]);
});

test("a guest says what they want to do in the room, unless that is both", async () => {
  const asked: unknown[] = [];
  const request = await serving(async (sent) => {
    asked.push(await sent.json());
    return Response.json(granted);
  });
  await requestAccess({ ...request, role: "subscribe" }, never);
  await requestAccess({ ...request, role: "both" }, never);
  expect(asked).toMatchObject([{ role: "subscribe" }, { name: "Ana", room: "ops" }]);
  expect(asked[1]).not.toHaveProperty("role");
});

test("a probe of a guest's device is asked for, and of a member's", async () => {
  const app = await testApp();
  const guest = await requestAccess({ ...(await serving(app.fetch)), probe: true }, never);
  expect(guest.identity).toMatch(/^Ana\.g[a-z2-7]{9}\.[\w-]{22}\.probe$/);
  const asked: unknown[] = [];
  const member = await servingMember(async (sent) => {
    asked.push(await sent.json());
    return Response.json(granted);
  });
  await requestAccess({ ...member, probe: true }, never);
  expect(asked).toEqual([{ room: "ops", probe: true }]);
});

test("a guest says name and room, the secret of the device, and by which key others know what it signs", async () => {
  const asked: unknown[] = [];
  const request = await serving(async (sent) => {
    asked.push(await sent.json(), sent.headers.get("Pingroom-Device"), sent.headers.get("Authorization"));
    return Response.json(granted);
  });
  await requestAccess(request, never);
  const { thumbprint: key } = await deviceKey(request.serviceUrl);
  expect(asked).toEqual([{ name: "Ana", room: "ops", key }, "device-0123456789ab", null]);
});

describe("a member's device", () => {
  /** What the service saw of each request. */
  const recording = (answer: (count: number) => Response) => {
    const seen: { header: Record<string, unknown>; claims: Record<string, unknown>; body: unknown }[] = [];
    const fetch = async (sent: Request) => {
      const [scheme, jwt = ""] = (sent.headers.get("Authorization") ?? "").split(" ");
      expect([scheme, sent.headers.get("Pingroom-Device")]).toEqual(["Device", null]);
      seen.push({ header: decodeProtectedHeader(jwt), claims: decodeJwt(jwt), body: await sent.json() });
      return answer(seen.length);
    };
    return { seen, fetch };
  };

  test("signs with its key and says only which room", async () => {
    const { seen, fetch } = recording(() => Response.json(granted));
    const request = await servingMember(fetch);
    await requestAccess(request, never);
    const { thumbprint } = await deviceKey(request.serviceUrl);
    expect(seen).toMatchObject([
      {
        header: { kid: thumbprint },
        claims: { sub: thumbprint, aud: request.serviceUrl, htu: `${request.serviceUrl}/token` },
        body: { room: "ops" },
      },
    ]);
  });

  test("takes the service's clock if theirs differ, asks once more, and is right at once the next time", async () => {
    const ahead = 3_600_000;
    const serverTime = () => new Date(Date.now() + ahead).toISOString();
    const { seen, fetch } = recording((count) =>
      count === 1 ? refuse(401, "clock_differs", { serverTime: serverTime() }) : Response.json(granted),
    );
    const request = await servingMember(fetch);
    await requestAccess(request, never);
    await requestAccess(request, never);
    const offBy = seen.map(({ claims }) => Math.round(Number(claims.iat) - Date.now() / 1_000));
    expect(seen).toHaveLength(3);
    expect(Math.abs(offBy[0] ?? 0)).toBeLessThan(10);
    for (const seconds of offBy.slice(1)) expect(Math.abs(seconds - ahead / 1_000)).toBeLessThan(10);
    expect(new Set(seen.map(({ claims }) => claims.jti)).size).toBe(3);
  });

  test("gives up for now when the clocks differ all the same", async () => {
    const { seen, fetch } = recording(() =>
      refuse(401, "clock_differs", { serverTime: new Date().toISOString() }),
    );
    expect(await toldProblem(requestAccess(await servingMember(fetch), never))).toMatchObject({
      retry: true,
    });
    expect(seen).toHaveLength(2);
  });
});

test.each([
  [403, "device_removed", /^You or this browser was removed/, /new invite/],
  [403, "member_removed", /^You were removed from this team\./, /new invite/],
  [403, "room_not_allowed", /^You may not enter this room/, /another room/],
  [403, "budget_spent", /^This month’s minutes .* are used up/, /Try again/],
  [401, "device_unknown", /does not know this browser/, /new invite/],
  [401, "guests_not_allowed", /invite/, /an invite link/],
  [401, "assertion_invalid", /^The service did not accept this browser/, /PUBLIC_URL/],
  [409, "name_taken", /has this name already/, /another name/],
  [418, "something_new", /^The service says something_new.$/, /Try again/],
])("%i %s: says why and what to do, and does not try again", async (status, code, why, advice) => {
  const request = await servingMember(() => refuse(status, code));
  expect(await toldProblem(requestAccess(request, never))).toMatchObject({
    why: expect.stringMatching(why),
    advice: expect.stringMatching(advice),
    retry: false,
    code,
  });
});

test.each([
  ["40", 40, "Trying again in 40 seconds."],
  ["1", 1, "Trying again in 1 second."],
  [undefined, 30, "Trying again in 30 seconds."],
  ["Wed, 21 Oct 2026 07:28:00 GMT", 30, "Trying again in 30 seconds."],
])("keeps the pause that the service wants (%s) and says how long it is", async (header, seconds, advice) => {
  const headers: Record<string, string> = header === undefined ? {} : { "Retry-After": header };
  const request = await serving(() =>
    Response.json({ error: { code: "too_many_requests", message: "Too many." } }, { status: 429, headers }),
  );
  expect(await toldProblem(requestAccess(request, never))).toMatchObject({
    advice,
    retry: true,
    retryAfterSeconds: seconds,
  });
});
