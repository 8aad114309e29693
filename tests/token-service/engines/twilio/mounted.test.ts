import { expect, test } from "vitest";
import { testApp } from "../../support/test-app.ts";
import { signedCallback } from "./support/signed-callback.ts";
import { authToken, statusUrl, twilioSetup } from "./support/twilio-setup.ts";

const adminKey = "a-key-that-nobody-shall-guess";
const bearer = { Authorization: `Bearer ${adminKey}` };

test("what was used of the month is for the admin alone", async () => {
  const { engine } = await twilioSetup();
  const app = await testApp({ engine, adminKey });
  expect((await app.request("/admin/usage")).status).toBe(401);
  const response = await app.request("/admin/usage", { headers: bearer });
  expect(await response.json()).toMatchObject({ participantMinutes: 0, budget: null });
  const withoutKey = await testApp({ engine });
  expect((await withoutKey.request("/admin/usage", { headers: bearer })).status).toBe(404);
});

test("what was used is not there where nothing is counted", async () => {
  const { engine } = await twilioSetup();
  const { usage: _, ...other } = engine;
  const app = await testApp({ engine: other, adminKey });
  expect((await app.request("/admin/usage", { headers: bearer })).status).toBe(404);
});

test("Twilio reaches the service with its status callbacks, and nobody else does", async () => {
  const { engine } = await twilioSetup({ authToken });
  const app = await testApp({ engine });
  const callback = signedCallback(authToken, statusUrl, {
    RoomName: "x",
    StatusCallbackEvent: "room-created",
  });
  expect((await app.request(statusUrl, callback)).status).toBe(204);
  const forged = signedCallback("another-token", statusUrl, { RoomName: "x" });
  expect((await app.request(statusUrl, forged)).status).toBeGreaterThanOrEqual(400);
});
