import { Hono } from "hono";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { adminAnswers } from "../../token-service/http/admin-answers.ts";
import { type AdminOptions, adminRoutes } from "../../token-service/http/admin-routes.ts";
import { answerError } from "../../token-service/http/error-answers.ts";
import type { ServiceEnv } from "../../token-service/http/request-context.ts";
import { findDevice } from "../../token-service/team/device.ts";
import { formatIdentity, keyPrint, memberPerson } from "../../token-service/team/identity.ts";
import { listAudit } from "../../token-service/team/list-audit.ts";
import { listInvites } from "../../token-service/team/list-invites.ts";
import { redeemInvite } from "../../token-service/team/redeem-invite.ts";
import { createTeam } from "../../token-service/team/team.ts";
import { contentsOf } from "./support/contents-of.ts";
import { expectRefusal } from "./support/expect-refusal.ts";
import { enrolled, grants, invite } from "./support/invited.ts";
import { newDevice } from "./support/new-device.ts";
import { quietLog } from "./support/quiet-log.ts";
import { post } from "./support/test-app.ts";
import { testStore } from "./support/test-store.ts";

const key = "0123456789abcdef01234567";
const bearer = { Authorization: `Bearer ${key}` };

const quietEngine = { enforce: async () => {}, present: async (): Promise<string[]> => [] };

const served = async (options: Partial<AdminOptions> = {}) => {
  const { store } = await testStore();
  const app = new Hono<ServiceEnv>();
  app.use(async (c, next) => {
    c.set("log", quietLog);
    c.set("address", "192.0.2.7");
    await next();
  });
  app.route(
    "/admin",
    adminRoutes({
      store,
      publicUrl: new URL("https://ping.example/team/"),
      adminKey: key,
      engine: quietEngine,
      team: createTeam(store),
      ...options,
    }),
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
  const { link, expiresAt, id } = v.parse(adminAnswers.madeInvite, await response.json());
  expect((await listInvites(store, Date.now())).map((each) => each.id)).toEqual([id]);
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
  [{ name: "ADMIN" }, '"name" is a word that Pingroom uses itself'],
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

const get = async (app: Hono<ServiceEnv>, path: string) => {
  const response = await app.request(path, { headers: bearer });
  expect(response.status).toBe(200);
  return response.json();
};

test("an admin sees the open invites, and takes one back, which the audit tells", async () => {
  const { store, app } = await served();
  await invite(store, { grants: grants("ops:subscribe") });
  await invite(store, { name: "Bo", lifetimeMs: 60_000 });
  const { invites } = v.parse(adminAnswers.invites, await get(app, "/admin/invites"));
  expect(invites).toMatchObject([
    { name: "Bo", rooms: null },
    { name: "Ana", rooms: [{ room: "ops", role: "subscribe" }] },
  ]);
  const response = await post(app, "/admin/removals", { invite: invites[0]?.id }, bearer);
  expect(v.parse(adminAnswers.removed, await response.json())).toEqual({
    name: "Bo",
    removed: null,
    device: null,
    invitesRevoked: 1,
    outOfRooms: true,
  });
  expect((await listInvites(store, Date.now())).map(({ name }) => name)).toEqual(["Ana"]);
  expect((await listAudit(store, 1))[0]).toMatchObject({
    actor: "admin",
    address: "192.0.2.7",
    action: "invite.revoked",
    subject: "Bo",
  });
});

test.each([true, false])(
  "an admin sees the members, and who of them is online, if that can be found out: %s",
  async (known) => {
    let present: string[] = [];
    const engine = {
      ...quietEngine,
      present: async () => (known ? present : Promise.reject(new Error("Twilio is away"))),
    };
    const { store, app } = await served({ engine });
    const { device, member } = await enrolled(store, { grants: grants("ops:publish") });
    const { device: other } = await enrolled(store);
    const person = memberPerson(member.memberId);
    present = [formatIdentity({ name: "Ana", person, device: keyPrint(device.id), kind: "publish" })];
    const { members } = v.parse(adminAnswers.members, await get(app, "/admin/members"));
    expect(members).toMatchObject([
      {
        name: "Ana",
        account: "invite",
        rooms: [{ room: "ops", role: "publish" }],
        online: known ? true : null,
        devices: [
          { id: device.id, online: known ? true : null },
          { id: other.id, online: known ? false : null },
        ],
      },
    ]);
  },
);

test("an admin gives a member other rooms, which the audit tells", async () => {
  const { store, app } = await served();
  const { device } = await enrolled(store);
  const response = await post(app, "/admin/grants", { member: "ana", rooms: "ops,news:subscribe" }, bearer);
  expect(response.status).toBe(200);
  expect(v.parse(adminAnswers.granted, await response.json())).toEqual({
    member: "Ana",
    rooms: grants("ops,news:subscribe"),
  });
  expect(await findDevice(store, device.id)).toMatchObject({ grants: grants("ops,news:subscribe") });
  expect((await listAudit(store, 1))[0]).toMatchObject({ action: "grants.changed", address: "192.0.2.7" });
});

test.each([true, false])(
  "an admin removes a device and a member, and hears whether they are out of the rooms: %s",
  async (works) => {
    const gone: boolean[] = [];
    let identity = "";
    const engine = {
      ...quietEngine,
      enforce: async (mayEnter: (identity: string, room: string) => boolean) => {
        gone.push(!mayEnter(identity, "ping-room"));
        if (!works) throw new Error("Twilio is away");
      },
    };
    const { store, app } = await served({ engine });
    const { device, member } = await enrolled(store);
    const { device: other } = await enrolled(store);
    await invite(store);
    const person = memberPerson(member.memberId);
    identity = formatIdentity({ name: "Ana", person, device: keyPrint(device.id), kind: "both" });
    const remove = async (body: object) =>
      v.parse(adminAnswers.removed, await (await post(app, "/admin/removals", body, bearer)).json());
    expect(await remove({ device: device.id.slice(0, 8) })).toEqual({
      name: "Ana",
      removed: "device",
      device: device.id,
      invitesRevoked: 0,
      outOfRooms: works,
    });
    expect(await findDevice(store, other.id)).toMatchObject({ removed: false });
    expect(await remove({ member: "ANA" })).toMatchObject({
      name: "Ana",
      removed: "member",
      invitesRevoked: 1,
      outOfRooms: works,
    });
    expect(await findDevice(store, other.id)).toMatchObject({ removed: true });
    expect(gone).toEqual([true, true]);
  },
);

test.each([
  ["/admin/removals", {}, 400, "invalid_request"],
  ["/admin/removals", { member: "Ana", device: "abcdefgh" }, 400, "invalid_request"],
  ["/admin/removals", { member: "Ben" }, 404, "member_unknown"],
  ["/admin/removals", { device: "abcdefgh" }, 404, "device_unknown"],
  ["/admin/removals", { invite: "0123456789" }, 404, "invite_unknown"],
  ["/admin/grants", { member: "Ben", rooms: "ops" }, 404, "member_unknown"],
  ["/admin/grants", { member: "Ana", rooms: "Ping-Room" }, 409, "room_taken"],
] as const)("%s refuses %j", async (path, body, status, code) => {
  const { store, app } = await served();
  await enrolled(store);
  const before = await contentsOf(store);
  await expectRefusal(await post(app, path, body, bearer), status, code);
  expect(await contentsOf(store)).toEqual(before);
});

test.each([
  ["GET", "/admin/invites"],
  ["GET", "/admin/members"],
  ["POST", "/admin/grants"],
  ["POST", "/admin/removals"],
])("%s %s is shut without the key", async (method, path) => {
  const { app } = await served();
  expect((await app.request(path, { method })).status).toBe(401);
});
