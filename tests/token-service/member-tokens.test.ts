import { decodeJwt } from "jose";
import { describe, expect, onTestFinished, test } from "vitest";
import { ApiError } from "../../token-service/base/api-error.ts";
import { defaultStoreUrl, openStore, type Store } from "../../token-service/store/open-store.ts";
import { listAudit } from "../../token-service/team/list-audit.ts";
import { removeDevice, removedPersons, removeMember } from "../../token-service/team/removal.ts";
import { freePort } from "../support/free-port.ts";
import { connectMessage, openClient } from "./embedded-rooms/support/signaling-client.ts";
import { contentsOf } from "./support/contents-of.ts";
import { expectRefusal } from "./support/expect-refusal.ts";
import { admin, grants, invite } from "./support/invited.ts";
import { memberDevice } from "./support/member-device.ts";
import { runningService } from "./support/running-service.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";
import { postToken, testApp } from "./support/test-app.ts";
import { type TestDevice, testDevice } from "./support/test-device.ts";
import { testEngine } from "./support/test-engine.ts";
import { testStore } from "./support/test-store.ts";

const teamWith = async (rooms: string, allowGuests = false) => {
  const { store } = await testStore();
  const ana = await memberDevice(store, { grants: grants(rooms) });
  return { store, ana, app: await testApp({ store, allowGuests }) };
};

type App = ReturnType<typeof testApp> | Awaited<ReturnType<typeof testApp>>;

interface Granted {
  identity: string;
  video: { room: string };
}

const tokenFor = async (app: App, device: TestDevice, body: unknown = {}) => {
  const response = await postToken(app, body, device.authorization("/token"));
  expect(response.status).toBe(200);
  return response.json();
};

describe("a member's token", () => {
  test("names the member, the device and the role, and opens the room that was asked for", async () => {
    const { app, ana } = await teamWith("ping-room,ops:publish,news:subscribe");
    const answers = [];
    for (const room of ["ping-room", "ops", "news"]) answers.push(await tokenFor(app, ana, { room }));
    const [ending] = /(?<=^Ana\.)m[a-z2-7]{9}\.[\w-]{22}$/.exec(answers[0].identity) ?? [];
    expect(answers.map(({ identity, room, role }) => ({ identity, room, role }))).toEqual([
      { identity: `Ana.${ending}`, room: "ping-room", role: "both" },
      { identity: `Ana.${ending}.publish`, room: "ops", role: "publish" },
      { identity: `Ana.${ending}.subscribe`, room: "news", role: "subscribe" },
    ]);
    // Rooms have names of their own at Twilio.
    const granted = answers.map(({ token }) => decodeJwt<{ grants: Granted }>(token).grants);
    expect(granted.map(({ identity }) => identity)).toEqual(answers.map(({ identity }) => identity));
    expect(new Set(granted.map(({ video }) => video.room)).size).toBe(3);
  });

  test("comes with who was removed lately, as the person that was in the identities", async () => {
    const { store, ana, app } = await teamWith("ping-room");
    const bo = await memberDevice(store, { name: "Bo" });
    const before = await tokenFor(app, bo);
    expect(before.removed).toEqual([]);
    await removeMember(store, "Bo", admin, Date.now());
    const { removed } = await tokenFor(app, ana);
    expect(removed).toHaveLength(1);
    expect(before.identity).toContain(`Bo.${removed[0]}.`);
    expect(await removedPersons(store, Date.now() + 93 * 24 * 3_600_000)).toEqual([]);
  });

  test("opens the first of their rooms when they ask for none", async () => {
    const { app, ana } = await teamWith("ops:publish,ping-room");
    expect(await tokenFor(app, ana)).toMatchObject({
      room: "ops",
      role: "publish",
      rooms: [
        { room: "ops", role: "publish" },
        { room: "ping-room", role: "both" },
      ],
      member: true,
      openToGuests: false,
    });
  });

  test("has nothing in it that they made up", async () => {
    const { app, ana } = await teamWith("ops:subscribe");
    const body = { name: "Bo", identity: "Bo.aaaaaaaa", role: "both", rooms: [{ room: "x", role: "both" }] };
    expect(await tokenFor(app, ana, body)).toMatchObject({
      identity: expect.stringMatching(/^Ana\.m[a-z2-7]{9}\.[\w-]{22}\.subscribe$/),
      room: "ops",
      role: "subscribe",
    });
  });

  test("differs between two devices of one member", async () => {
    const { store, app, ana } = await teamWith("ping-room");
    const phone = await memberDevice(store);
    const [first, second] = [await tokenFor(app, ana), await tokenFor(app, phone)];
    expect(second.identity).not.toBe(first.identity);
    expect((await tokenFor(app, ana)).identity).toBe(first.identity);
  });

  test("follows what the admin has changed since", async () => {
    const { store, app, ana } = await teamWith("ping-room");
    expect((await tokenFor(app, ana)).role).toBe("both");
    await memberDevice(store, { grants: grants("ping-room:subscribe") });
    expect(await tokenFor(app, ana)).toMatchObject({ role: "subscribe", tracks: ["receipts"] });
  });

  test("is noted with the time at which it ends, before which a removed device is watched for", async () => {
    const { store, app, ana } = await teamWith("ping-room");
    const { expiresAt } = await tokenFor(app, ana);
    expect((await contentsOf(store)).devices).toEqual([
      expect.objectContaining({ token_expires_at: Date.parse(expiresAt) }),
    ]);
  });
});

describe("the tracks to publish", () => {
  test("are one each by role, and one more where somebody may hear receipts only", async () => {
    const { store, app, ana } = await teamWith("ping-room,ops", true);
    const tracksIn = async (room: string) => (await tokenFor(app, ana, { room })).tracks;
    expect(await tracksIn("ops")).toEqual(["pings"]);
    const bot = await memberDevice(store, { name: "Bot", grants: grants("ops:publish") });
    const screen = await memberDevice(store, { name: "Screen", grants: grants("ops:subscribe") });
    const later = await testApp({ store });
    expect((await tokenFor(later, ana, { room: "ops" })).tracks).toEqual(["pings", "receipts"]);
    expect((await tokenFor(later, ana, { room: "ping-room" })).tracks).toEqual(["pings"]);
    expect((await tokenFor(later, bot)).tracks).toEqual(["pings"]);
    expect((await tokenFor(later, screen)).tracks).toEqual(["receipts"]);
    const guest = await (await postToken(later, { name: "Gus", room: "ops" })).json();
    expect(guest).toMatchObject({ tracks: ["pings", "receipts"], role: "both" });
  });
});

describe("a member gets no token", () => {
  test("for a room of others, and is told which are theirs", async () => {
    const { app, ana } = await teamWith("ping-room,ops:publish");
    const response = await postToken(app, { room: "board" }, ana.authorization("/token"));
    const message = await expectRefusal(response, 403, "room_not_allowed");
    expect(message).toContain("“ping-room”, “ops”");
  });

  test("and gets words that are short enough to show, however many rooms they have", async () => {
    const many = Array.from({ length: 40 }, (_, index) => String(index).padEnd(60, "x"));
    const { app, ana } = await teamWith(many.join(","));
    const response = await postToken(app, { room: "y".repeat(60) }, ana.authorization("/token"));
    const message = await expectRefusal(response, 403, "room_not_allowed");
    expect(message).toContain("and 35 more");
    expect(message.length).toBeLessThan(500);
  });

  test("for a room of others even where guests may enter every one", async () => {
    const { app, ana } = await teamWith("ping-room", true);
    const response = await postToken(app, { room: "board" }, ana.authorization("/token"));
    await expectRefusal(response, 403, "room_not_allowed");
  });

  test("when no room is left to them", async () => {
    const { store, app, ana } = await teamWith("ping-room");
    await store.execute("DELETE FROM grants");
    await expectRefusal(await postToken(app, {}, ana.authorization("/token")), 403, "room_not_allowed");
  });

  test.each(["devices", "members"])(
    "once their row in %s says removed, guests or no guests",
    async (table) => {
      const { store, app, ana } = await teamWith("ping-room", true);
      await store.execute(`UPDATE ${table} SET removed_at = 1`);
      const response = await postToken(app, {}, ana.authorization("/token"));
      expect(await expectRefusal(response, 403, "device_removed")).toMatch(
        /^Ana or this browser was removed/,
      );
    },
  );
});

describe("what the admin changes while the room is made ready", () => {
  const changing = async (change: (store: Store) => Promise<unknown>) => {
    const { store } = await testStore();
    const ana = await memberDevice(store, { grants: grants("ops") });
    const engine = testEngine();
    let changed: Promise<unknown> | undefined;
    const mintToken: typeof engine.mintToken = async (...asked) => {
      changed ??= change(store);
      await changed;
      return engine.mintToken(...asked);
    };
    const app = await testApp({ store, allowGuests: false, engine: { ...engine, mintToken } });
    return postToken(app, {}, ana.authorization("/token"));
  };

  test("counts already: another role", async () => {
    const response = await changing((store) => memberDevice(store, { grants: grants("ops:subscribe") }));
    const { token, identity, role } = await response.json();
    expect({ identity, role }).toEqual({
      identity: expect.stringMatching(/\.subscribe$/),
      role: "subscribe",
    });
    expect(decodeJwt<{ grants: Granted }>(token).grants.identity).toBe(identity);
  });

  test("counts already: a removal", async () => {
    const response = await changing((store) => store.execute("UPDATE devices SET removed_at = 1"));
    await expectRefusal(response, 403, "device_removed");
  });
});

describe("guests", () => {
  test.each(["Ana", "ana", "ＡＮＡ"])("may not call themselves %s when Ana is a member", async (name) => {
    const { app } = await teamWith("ping-room", true);
    await expectRefusal(await postToken(app, { name }), 409, "name_taken");
  });

  test("are told that they are, and who else may be in the room", async () => {
    const { app } = await teamWith("ping-room", true);
    const body = await (await postToken(app, { name: "Gus" })).json();
    expect(body).toMatchObject({ member: false, openToGuests: true, role: "both", tracks: ["pings"] });
    expect(body).not.toHaveProperty("rooms");
  });
});

describe("the audit", () => {
  test("knows of each token who got it, for what, until when and from where, and never the token", async () => {
    const { store, ana } = await teamWith("ping-room:subscribe");
    const app = await testApp({ store, trustProxy: 1 });
    const from = { "X-Forwarded-For": "192.0.2.7" };
    const response = await postToken(app, {}, { ...ana.authorization("/token"), ...from });
    const { token, identity, expiresAt } = await response.json();
    await postToken(app, { name: "Gus" }, from);
    const minted = (await listAudit(store, 10)).filter(({ action }) => action === "token.minted");
    const detail = `ping-room until ${expiresAt}`;
    expect(minted).toMatchObject([
      { actor: "Ana", subject: identity, detail, address: "192.0.2.7" },
      { actor: "guest", subject: expect.stringMatching(/^Gus\./), address: "192.0.2.7" },
    ]);
    expect(JSON.stringify(await contentsOf(store))).not.toContain(token.split(".")[2]);
  });

  test("counts the tokens of a day that the same guest got, under whichever identity", async () => {
    const { store } = await testStore();
    const app = await testApp({ store });
    for (const room of ["ops", "ops", "lab", "ops"]) await postToken(app, { name: "Gus", room });
    const lines = await listAudit(store, 10);
    expect(lines.map(({ detail }) => detail.replace(/ until \S+Z/, "")).sort()).toEqual([
      "lab",
      expect.stringMatching(/^ops, 3 times since \S+Z$/),
    ]);
  });

  test("knows of each refusal of a device of the team", async () => {
    const { store, app, ana } = await teamWith("ping-room");
    await postToken(app, { room: "board" }, ana.authorization("/token"));
    await store.execute("UPDATE devices SET removed_at = 1");
    await postToken(app, {}, ana.authorization("/token"));
    const refused = (await listAudit(store, 10)).filter(({ action }) => action === "token.refused");
    expect(refused).toMatchObject([
      { actor: "Ana", subject: "Ana", detail: "room_not_allowed: board" },
      { actor: "Ana", subject: "Ana", detail: "device_removed" },
    ]);
  });

  test("knows when a room could not be made ready", async () => {
    const { store, ana } = await teamWith("ping-room");
    const engine = {
      name: "twilio" as const,
      connectOptions: { insights: false as const },
      mintToken: () => Promise.reject(new ApiError(403, "budget_spent", "The month's minutes are spent.")),
      enforce: async () => {},
      attach: () => {},
      census: () => undefined,
      present: async () => [],
      close: async () => {},
    };
    const response = await postToken(testApp({ store, engine }), {}, ana.authorization("/token"));
    await expectRefusal(response, 403, "budget_spent");
    expect((await listAudit(store, 1))[0]).toMatchObject({ action: "token.refused", detail: "budget_spent" });
  });
});

test("from the invite into the room, over the network, and out of it when the admin says so", async () => {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const dataDir = await temporaryFolder();
  await runningService({ port, dataDir, publicUrl: new URL(address), allowGuests: false });
  // As the admin's commands do, beside the service.
  const store = await openStore(defaultStoreUrl(dataDir));
  onTestFinished(() => store.close());
  const secret = await invite(store, { grants: grants("ops") });
  const device = await testDevice();
  const ask = async (path: string, headers: Record<string, string>, body: unknown) => {
    const response = await fetch(address + path, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  const enter = async (token: string) => {
    const client = await openClient(`ws://127.0.0.1:${port}/signaling`, { origin: address });
    client.hello(connectMessage(token));
    return client;
  };

  const joined = await ask("/devices", device.enrolment({ address }), { invite: secret });
  expect(joined).toMatchObject({ name: "Ana", rooms: [{ room: "ops", role: "both" }] });
  const { token, identity } = await ask("/token", device.authorization("/token", { address }), {});
  const inside = await enter(token);
  expect(await inside.take("connected")).toMatchObject({ participant: { identity } });

  await removeDevice(store, device.id, admin, Date.now());
  await inside.take("disconnected");
  const again = await enter(token);
  expect(await again.closed).toBe(1008);
  const refused = await ask("/token", device.authorization("/token", { address }), {});
  expect(refused).toMatchObject({ error: { code: "device_removed" } });
});
