import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { afterEach, expect, test } from "vitest";
import { requestAccess } from "../../extension/offscreen/request-access.ts";
import { testApp } from "../token-service/support/test-app.ts";

type Fetch = Parameters<typeof createAdaptorServer>[0]["fetch"];

let server: ReturnType<typeof createAdaptorServer> | undefined;

const serving = async (fetch: Fetch) => {
  server = createAdaptorServer({ fetch });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { serviceUrl, name: "Ana", room: "ops", device: "device-0123456789ab" };
};

const never = new AbortController().signal;

afterEach(async () => {
  server?.close();
  if (server?.listening) await once(server, "close");
});

test("gets access to the room from a real token service", async () => {
  const access = await requestAccess(await serving(testApp().fetch as Fetch), never);
  expect(access).toEqual({
    token: expect.stringMatching(/^ey/),
    identity: expect.stringMatching(/^Ana\.[a-z2-7]{8}$/),
    room: "ops",
    tracks: ["pings"],
    connectOptions: { insights: false },
    stayLimitMs: 14_400_000,
  });
});

test("passes on the service's own words when it lets no guests in, and does not try again", async () => {
  const refused = requestAccess(await serving(testApp({ allowGuests: false }).fetch as Fetch), never);
  await expect(refused).rejects.toMatchObject({
    problem: { why: expect.stringContaining("ask its admin"), retry: false },
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
  await expect(request).rejects.toMatchObject({ problem: { why: expect.stringMatching(why), retry } });
});

test.each([
  [{ expiresInSeconds: 86_400, maxStaySeconds: 14_400 }, 14_400_000],
  [{ expiresInSeconds: 600, maxStaySeconds: 14_400 }, 600_000],
  [{ expiresInSeconds: 600 }, 600_000],
  [{}, Number.POSITIVE_INFINITY],
])("takes the shorter one of the limits %o, as a duration", async (limits, stayLimitMs) => {
  const answer = { token: "t", identity: "Ana.abcdefgh", room: "ops", connectOptions: { insights: false } };
  const url = await serving(() => Response.json({ ...answer, ...limits, expiresAt: "1970-01-01T00:00:00Z" }));
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
  await expect(requestAccess(await serving(half), never)).rejects.toMatchObject({
    problem: { why: "The service cannot be reached.", retry: true },
  });
});

test("says that the service cannot be reached, and tries again", async () => {
  const request = await serving(() => new Response());
  server?.close();
  if (server) await once(server, "close");
  await expect(requestAccess(request, never)).rejects.toMatchObject({
    problem: { why: "The service cannot be reached.", retry: true },
  });
});
