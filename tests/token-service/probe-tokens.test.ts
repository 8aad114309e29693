import { decodeJwt } from "jose";
import { describe, expect, test } from "vitest";
import { removeDevice } from "../../token-service/team/removal.ts";
import { expectRefusal } from "./support/expect-refusal.ts";
import { admin, grants } from "./support/invited.ts";
import { memberDevice } from "./support/member-device.ts";
import { postToken, testApp } from "./support/test-app.ts";
import { testEngine } from "./support/test-engine.ts";
import { testStore } from "./support/test-store.ts";

const secret = { "Pingroom-Device": "device-one-0123456789" };

const granted = async (response: Response) => {
  expect(response.status).toBe(200);
  return response.json();
};

describe("a token for a probe", () => {
  test("is for the same device of a guest, whatever its role, and lasts ten minutes", async () => {
    const app = await testApp();
    const device = await granted(await postToken(app, { name: "Ana", room: "ops" }, secret));
    const body = { name: "Ana", room: "ops", role: "subscribe", probe: true };
    const probe = await granted(await postToken(app, body, secret));
    expect(probe).toMatchObject({
      identity: `${device.identity}.probe`,
      room: "ops",
      role: "both",
      tracks: ["pings"],
      expiresInSeconds: 600,
    });
    const { iat = 0, exp = 0, grants } = decodeJwt<{ grants: { identity: string } }>(probe.token);
    expect(exp - iat).toBe(600);
    expect(grants.identity).toBe(probe.identity);
  });

  test.each(["ping-room", "ops", "news"])(
    "stands for a member's device in %s, in place of a role",
    async (room) => {
      const { store } = await testStore();
      const ana = await memberDevice(store, { grants: grants("ping-room,ops:publish,news:subscribe") });
      const app = await testApp({ store, allowGuests: false });
      const device = await granted(await postToken(app, { room }, ana.authorization("/token")));
      const probe = await granted(await postToken(app, { room, probe: true }, ana.authorization("/token")));
      expect(probe.identity).toBe(
        `${/^Ana\.[mg][a-z2-7]{9}\.(?:[a-z2-7]{8}|[\w-]{22})/.exec(device.identity)?.[0]}.probe`,
      );
    },
  );

  test("is for a room that the member may enter, and for a device that was not removed", async () => {
    const { store } = await testStore();
    const ana = await memberDevice(store, { grants: grants("ops") });
    const app = await testApp({ store });
    const ask = async (room: string) => postToken(app, { room, probe: true }, ana.authorization("/token"));
    await expectRefusal(await ask("board"), 403, "room_not_allowed");
    await removeDevice(store, ana.id, admin, Date.now());
    await expectRefusal(await ask("ops"), 403, "device_removed");
  });

  test("may be one of a member by no other name than theirs, which no guest's probe may have", async () => {
    const { store } = await testStore();
    await memberDevice(store);
    await expectRefusal(
      await postToken(testApp({ store }), { name: "ana", probe: true }, secret),
      409,
      "name_taken",
    );
  });

  test("is for nobody who cannot be recognised", async () => {
    for (const [body, headers] of [
      [{ name: "Ana", probe: true }, {}],
      [{ probe: true }, secret],
    ] as const) {
      const response = await postToken(testApp(), body, headers);
      expect(await expectRefusal(response, 400, "invalid_request")).toContain("send the device's name");
    }
  });

  test("is refused when the month's minutes are spent, as any other", async () => {
    const engine = testEngine({ monthlyMinutes: 0 });
    const response = await postToken(testApp({ engine }), { name: "Ana", probe: true }, secret);
    await expectRefusal(response, 403, "budget_spent");
  });

  test.each([1, "true", null])("is not asked for with %j", async (probe) => {
    const response = await postToken(testApp(), { name: "Ana", probe }, secret);
    expect(response.status).toBe(400);
    const message = '"probe" must be true or false.';
    expect(await response.json()).toEqual({ error: { code: "invalid_request", message } });
  });
});
