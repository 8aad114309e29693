import { describe, expect, test } from "vitest";
import { hasGuestPublisher, recordGuestPublisher } from "../../token-service/team/issued-tokens.ts";
import { grants } from "./support/invited.ts";
import { memberDevice } from "./support/member-device.ts";
import { postToken, testApp } from "./support/test-app.ts";
import { testStore } from "./support/test-store.ts";

const token = async (app: ReturnType<typeof testApp>, body: object) => {
  const response = await postToken(app, body);
  expect(response.status).toBe(200);
  return response.json();
};

describe("the role of a guest", () => {
  test.each([
    ["both", /^Gus\.g[a-z2-7]{9}\.[a-z2-7]{8}$/, ["pings"]],
    ["publish", /^Gus\.g[a-z2-7]{9}\.[a-z2-7]{8}\.publish$/, ["pings"]],
    ["subscribe", /^Gus\.g[a-z2-7]{9}\.[a-z2-7]{8}\.subscribe$/, ["receipts"]],
  ])("is %s if they ask for it, which their identity and tracks say too", async (role, identity, tracks) => {
    const answer = await token(testApp(), { name: "Gus", role });
    expect(answer).toMatchObject({ role, tracks, identity: expect.stringMatching(identity) });
  });

  test.each(["admin", "", null, ["both"]])("is never %j", async (role) => {
    const response = await postToken(testApp(), { name: "Gus", role });
    expect(response.status).toBe(400);
    const message = '"role" must be both, publish or subscribe.';
    expect(await response.json()).toEqual({ error: { code: "invalid_request", message } });
  });

  test("is no wish of a member, whose grant says it", async () => {
    const { store } = await testStore();
    const ana = await memberDevice(store, { grants: grants("ops:subscribe") });
    const response = await postToken(testApp({ store }), { role: "both" }, ana.authorization("/token"));
    expect(await response.json()).toMatchObject({
      role: "subscribe",
      identity: expect.stringMatching(/\.subscribe$/),
    });
  });
});

describe("a guest who only sends", () => {
  test("has the others of that room publish a track for receipts from then on, and no other room", async () => {
    const app = testApp();
    const tracksIn = async (room: string) => (await token(app, { name: "Gus", room })).tracks;
    expect(await tracksIn("ops")).toEqual(["pings"]);
    await token(app, { name: "Bot", room: "ops", role: "publish" });
    expect(await tracksIn("ops")).toEqual(["pings", "receipts"]);
    expect(await tracksIn("lab")).toEqual(["pings"]);
  });

  test("is remembered until the last of their tokens ends, also by another process", async () => {
    const { store } = await testStore();
    await recordGuestPublisher(store, "ops", 2_000);
    await recordGuestPublisher(store, "ops", 1_000);
    expect(await hasGuestPublisher(store, "ops", 1_999)).toBe(true);
    expect(await hasGuestPublisher(store, "ops", 2_000)).toBe(false);
  });
});
