import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { adminRoutes } from "../../token-service/http/admin-routes.ts";
import { answerError } from "../../token-service/http/error-answers.ts";
import type { ServiceEnv } from "../../token-service/http/request-context.ts";
import { listAudit } from "../../token-service/team/list-audit.ts";
import { redeemInvite } from "../../token-service/team/redeem-invite.ts";
import { contentsOf } from "./support/contents-of.ts";
import { expectRefusal } from "./support/expect-refusal.ts";
import { grants } from "./support/invited.ts";
import { newDevice } from "./support/new-device.ts";
import { quietLog } from "./support/quiet-log.ts";
import { post } from "./support/test-app.ts";
import { testStore } from "./support/test-store.ts";

const key = "0123456789abcdef01234567";
const bearer = { Authorization: `Bearer ${key}` };

const served = async ({ adminKey }: { adminKey: string | undefined } = { adminKey: key }) => {
  const { store } = await testStore();
  const app = new Hono<ServiceEnv>();
  app.use(async (c, next) => {
    c.set("log", quietLog);
    c.set("address", "192.0.2.7");
    await next();
  });
  app.route(
    "/admin",
    adminRoutes({ store, publicUrl: new URL("https://ping.example/team/"), adminKey, engine: {} }),
  );
  app.get("/admin/later", (c) => c.text("for the admin alone"));
  app.onError(answerError);
  return { store, app };
};

test("an admin with the key makes an invite from anywhere", async () => {
  const { store, app } = await served();
  const response = await post(
    app,
    "/admin/invites",
    { name: "Ana", rooms: "ping-room,ops:subscribe", expires: "2h" },
    bearer,
  );
  expect(response.status).toBe(201);
  const { link, expiresAt } = await response.json();
  expect(link).toMatch(/^https:\/\/ping\.example\/team\/join#[\w-]{22}$/);
  expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(7_200_000);
  expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(7_000_000);
  const secret = new URL(link).hash.slice(1);
  expect(await redeemInvite(store, secret, await newDevice(), Date.now())).toMatchObject({
    name: "Ana",
    grants: grants("ping-room,ops:subscribe"),
  });
  expect((await listAudit(store, 10))[0]).toMatchObject({
    actor: "admin",
    address: "192.0.2.7",
    action: "invite.created",
    subject: "Ana",
  });
});

describe("without the key", () => {
  test.each([
    ["no header", {}],
    ["an empty one", { Authorization: "" }],
    ["another key", { Authorization: `Bearer ${key.replace("0", "1")}` }],
    ["a longer key", { Authorization: `Bearer ${key}0` }],
    ["no word before it", { Authorization: key }],
    ["another word before it", { Authorization: `Basic ${key}` }],
    ["what no key looks like", { Authorization: "Bearer ä ö" }],
  ] as [string, Record<string, string>][])("%s makes no invite", async (_what, headers) => {
    const { store, app } = await served();
    const before = await contentsOf(store);
    const response = await post(app, "/admin/invites", { name: "Ana" }, headers);
    expect(response.headers.get("WWW-Authenticate")).toBe('Bearer realm="pingroom admin"');
    await expectRefusal(response, 401, "admin_key_wrong");
    expect(await contentsOf(store)).toEqual(before);
  });

  test("nothing else below /admin is served either", async () => {
    const { app } = await served();
    expect((await app.request("/admin/later")).status).toBe(401);
    expect((await app.request("/admin/later", { headers: bearer })).status).toBe(200);
  });
});

test("a service without an ADMIN_KEY has nothing below /admin", async () => {
  const { app } = await served({ adminKey: undefined });
  for (const path of ["/admin/invites", "/admin/later", "/admin"]) {
    for (const method of ["GET", "POST"]) {
      expect((await app.request(path, { method, headers: bearer })).status).toBe(404);
    }
  }
});

test.each([
  [{}, '"name" is missing.'],
  [{ name: "" }, '"name" must not be empty'],
  [{ name: "Ana", rooms: "ops:admin" }, "must be both, publish or subscribe"],
  [{ name: "Ana", rooms: "" }, "must name a room"],
  [{ name: "Ana", expires: "31d" }, '"expires" must be at most 30d'],
])("%j is refused in words", async (body, words) => {
  const { app } = await served();
  const response = await post(app, "/admin/invites", body, bearer);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    error: { code: "invalid_request", message: expect.stringContaining(words) },
  });
});
