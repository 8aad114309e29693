import { describe, expect, test } from "vitest";
import { recordedLog } from "../../support/quiet-log.ts";
import { participantFields, roomEndedFields, signedCallback } from "./support/signed-callback.ts";
import { authToken, opsAtTwilio, statusUrl, twilioSetup } from "./support/twilio-setup.ts";

const minute = 60_000;
const eight = Date.UTC(2026, 10, 5, 8);

const at = (minutes: number): Date => new Date(eight + minutes * minute);

const openRoom = async (options: Parameters<typeof twilioSetup>[1] = {}) => {
  const setup = await twilioSetup({ authToken }, options);
  await setup.engine.mintToken("Ana.aaaaaaaa", "ops");
  const [room] = setup.fake.rooms;
  if (!room) throw new Error("there is no room");
  const minutes = async (now: Date) => (await setup.engine.usage(now.getTime())).participantMinutes;
  return { ...setup, room, minutes };
};

describe("a status callback", () => {
  test("of somebody who came in and left makes their stay", async () => {
    const { fake, room, tell, minutes } = await openRoom();
    const ana = fake.join(opsAtTwilio, "Ana.aaaaaaaa", at(0));
    expect(await tell(participantFields(room, ana))).toBe(204);
    expect(await minutes(at(7))).toBe(7);
    ana.endTime = at(10);
    expect(await tell(participantFields(room, ana))).toBe(204);
    expect(await minutes(at(30))).toBe(10);
  });

  test("of the leave that comes before the one of the join makes the same stay", async () => {
    const { fake, room, tell, minutes } = await openRoom();
    const ana = fake.join(opsAtTwilio, "Ana.aaaaaaaa", at(0));
    const joined = participantFields(room, ana);
    ana.endTime = new Date(at(10).getTime() + 400); // Durations are whole seconds.
    await tell(participantFields(room, ana));
    await tell(joined);
    expect(await minutes(at(30))).toBe(10);
  });

  test("that comes twice, even much later, changes nothing", async () => {
    const { fake, room, tell, minutes } = await openRoom();
    const ana = fake.join(opsAtTwilio, "Ana.aaaaaaaa", at(0));
    const joined = participantFields(room, ana);
    ana.endTime = at(10);
    const left = participantFields(room, ana);
    for (const fields of [joined, joined, left, left, joined, left]) expect(await tell(fields)).toBe(204);
    expect(await minutes(at(30))).toBe(10);
  });

  test("of the room's end ends every stay in it, and none elsewhere", async () => {
    const { fake, room, tell, minutes, engine } = await openRoom();
    await engine.mintToken("Ana.aaaaaaaa", "lab");
    const lab = fake.rooms[1];
    if (!lab) throw new Error("there is no second room");
    await tell(participantFields(room, fake.join(opsAtTwilio, "Ana.aaaaaaaa", at(0))));
    await tell(participantFields(room, fake.join(opsAtTwilio, "Bo.bbbbbbbb", at(5))));
    await tell(participantFields(lab, fake.join(lab.uniqueName, "Cy.cccccccc", at(0))));
    await tell(roomEndedFields(room, at(10)));
    expect(await minutes(at(30))).toBe(10 + 5 + 30);
  });

  test.each([
    ["of a track", { StatusCallbackEvent: "track-added" }],
    ["of another room", { RoomName: "webinar" }],
    ["without a time", { Timestamp: "soon" }],
  ])("%s is taken and changes nothing", async (_what, fields) => {
    const { fake, room, tell, minutes } = await openRoom();
    const ana = fake.join(opsAtTwilio, "Ana.aaaaaaaa", at(0));
    expect(await tell({ ...participantFields(room, ana), ...fields })).toBe(204);
    expect(await minutes(at(30))).toBe(0);
  });

  test("is answered before Twilio is asked anything, and what fails then is logged", async () => {
    const { log, written } = recordedLog();
    const { fake, room, tell, engine } = await openRoom({ log, mayEnter: () => false });
    fake.fail({ to: /Participants/, status: 400 });
    expect(await tell(participantFields(room, fake.join(opsAtTwilio, "Bo.bbbbbbbb", at(0))))).toBe(204);
    await expect.poll(written).toContain("looking at somebody who came in failed");
    await engine.close();
  });
});

describe("a status callback is refused", () => {
  const request = async (
    change: (made: ReturnType<typeof signedCallback>) => ReturnType<typeof signedCallback>,
    url = statusUrl,
    target = statusUrl,
  ) => {
    const { fake, room, app, minutes } = await openRoom();
    const fields = participantFields(room, fake.join(opsAtTwilio, "Ana.aaaaaaaa", at(0)));
    const response = await app.request(target, change(signedCallback(authToken, url, fields)));
    expect(await minutes(at(30))).toBe(0);
    return { status: response.status, code: (await response.json()).error.code };
  };

  test("without a signature", async () => {
    const unsigned = request(({ headers, ...made }) => ({
      ...made,
      headers: { ...headers, "X-Twilio-Signature": "" },
    }));
    expect(await unsigned).toEqual({ status: 403, code: "signature_invalid" });
  });

  test("with the signature of another body", async () => {
    const changed = request((made) => ({ ...made, body: made.body.replace("Ana", "Bob") }));
    expect(await changed).toEqual({ status: 403, code: "signature_invalid" });
  });

  test("with another account's signature", async () => {
    const { fake, room, app } = await openRoom();
    const fields = participantFields(room, fake.join(opsAtTwilio, "Ana.aaaaaaaa"));
    const made = signedCallback("another-auth-token", statusUrl, fields);
    expect((await app.request(statusUrl, made)).status).toBe(403);
  });

  test("with a signature for the address in the Host header and not for the service's own", async () => {
    const elsewhere = "https://evil.example/twilio/status";
    expect(await request((made) => made, elsewhere, elsewhere)).toEqual({
      status: 403,
      code: "signature_invalid",
    });
  });

  test("as anything but a form", async () => {
    const json = request(({ headers, ...made }) => ({
      ...made,
      headers: { ...headers, "Content-Type": "application/json" },
    }));
    expect(await json).toEqual({ status: 415, code: "unsupported_media_type" });
  });

  test("when it is too large", async () => {
    const large = request((made) => ({ ...made, body: `${made.body}&Pad=${"x".repeat(20_000)}` }));
    expect(await large).toEqual({ status: 413, code: "body_too_large" });
  });
});

test("a status callback is taken at a Host of the proxy's making, as long as it is signed for the service's address", async () => {
  const { fake, room, app } = await openRoom();
  const fields = participantFields(room, fake.join(opsAtTwilio, "Ana.aaaaaaaa"));
  const made = signedCallback(authToken, statusUrl, fields);
  expect((await app.request("http://10.0.0.7:3000/twilio/status", made)).status).toBe(204);
});

test("without an Auth Token there is nothing at the address", async () => {
  const { app, engine } = await twilioSetup();
  expect(engine.routes()).toBeUndefined();
  expect((await app.request(statusUrl, signedCallback(authToken, statusUrl, {}))).status).toBe(404);
});
