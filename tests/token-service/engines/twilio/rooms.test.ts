import { createServer } from "node:http";
import { decodeJwt, jwtVerify } from "jose";
import { describe, expect, test } from "vitest";
import { uniqueNameOf } from "../../../../token-service/engines/twilio/room-names.ts";
import { startFakeTwilio } from "../../support/fake-twilio.ts";
import { recordedLog } from "../../support/quiet-log.ts";
import { postToken, signingKey, testApp } from "../../support/test-app.ts";
import { opsAtTwilio, secret, statusUrl, twilioSetup } from "./support/twilio-setup.ts";

const roomIn = (token: string): unknown =>
  (decodeJwt(token).grants as { video: { room: string } } | undefined)?.video.room;

describe("a room at Twilio", () => {
  test("is made by REST before a token opens it, with our limits and without recording", async () => {
    const { fake, engine } = await twilioSetup({ maxStaySeconds: 7_200, authToken: "0123456789abcdef" });
    const { token } = await engine.mintToken("Ana.aaaaaaaa", "ops");
    expect(roomIn(token)).toBe(opsAtTwilio);
    expect(fake.requests.map(({ what, form }) => ({ what, form }))).toEqual([
      {
        what: "POST /v1/Rooms",
        form: {
          UniqueName: opsAtTwilio,
          Type: "group",
          MaxParticipantDuration: "7200",
          EmptyRoomTimeout: "60",
          UnusedRoomTimeout: "60",
          RecordParticipantsOnConnect: "false",
          StatusCallback: statusUrl,
          StatusCallbackMethod: "POST",
        },
      },
    ]);
  });

  test.each([
    ["without an Auth Token to check them with", {}, "https://ping.example"],
    [
      "at an address that only this machine knows",
      { authToken: "0123456789abcdef" },
      "http://localhost:3000",
    ],
  ])("is told of no status callbacks %s", async (_why, settings, address) => {
    const { fake, engine } = await twilioSetup(settings, { publicUrl: new URL(address) });
    await engine.mintToken("Ana.aaaaaaaa", "ops");
    expect(fake.requests[0]?.form).not.toHaveProperty("StatusCallback");
  });

  test("that is there already is fine", async () => {
    const { fake, engine } = await twilioSetup();
    await engine.mintToken("Ana.aaaaaaaa", "ops");
    await engine.mintToken("Bo.bbbbbbbb", "ops");
    expect(fake.requests).toHaveLength(2);
    expect(fake.rooms).toHaveLength(1);
  });

  test("is asked for once by those who come at the same moment", async () => {
    const { fake, engine } = await twilioSetup();
    await Promise.all(["a", "b", "c"].map((name) => engine.mintToken(`${name}.aaaaaaaa`, "ops")));
    expect(fake.requests).toHaveLength(1);
  });

  test("is known to people by the name that they gave", async () => {
    const { engine } = await twilioSetup();
    const { room, token } = await (await postToken(testApp({ engine }), { room: "ops" })).json();
    expect(room).toBe("ops");
    expect(roomIn(token)).toBe(opsAtTwilio);
  });
});

describe("a room's name at Twilio", () => {
  test.each([
    ["Ops Team 2", /^ops-team-2-[0-9a-f]{32}$/],
    ["Café", /^cafe-[0-9a-f]{32}$/],
    ["会議室", /^room-[0-9a-f]{32}$/],
    ["a".repeat(60), /^a{40}-[0-9a-f]{32}$/],
  ])("of %s can be read in part and needs no escaping", (room, shape) => {
    expect(uniqueNameOf(secret, room)).toMatch(shape);
  });

  test("depends on the whole of the room's and on the secret", () => {
    const names = ["ops", "Ops", "ops ", "o-p-s"].map((room) => uniqueNameOf(secret, room));
    expect(new Set([...names, uniqueNameOf("another secret", "ops")]).size).toBe(5);
  });
});

describe("when Twilio does not do its part", () => {
  test.each([
    ["fails", { status: 500, code: 20500, times: 10 }, /cannot make the room ready/],
    ["refuses the key", { status: 401, code: 20003 }, /refuses the service's key/],
    ["does not take the room", { status: 400, code: 53100 }, /cannot make the room ready/],
  ])("and %s, no token is given, and a sentence says so", async (_what, fault, sentence) => {
    const { fake, engine } = await twilioSetup();
    fake.fail(fault);
    const { log, written } = recordedLog();
    const response = await postToken(testApp({ engine, log }), {});
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      error: { code: "twilio_unavailable", message: expect.stringMatching(sentence) },
    });
    expect(written()).toContain("A fault of the test");
  });

  test("and cannot be reached, the log tells why and holds no secret", async () => {
    const { store, engine: before } = await twilioSetup();
    await before.mintToken("Ana.aaaaaaaa", "ops");
    const { log, written } = recordedLog();
    const rest = { baseUrl: "http://127.0.0.1:1" };
    const { engine } = await twilioSetup({}, { log, rest }, { store });
    const response = await postToken(testApp({ engine, log }), {});
    expect(response.status).toBe(503);
    expect(written()).toContain("ECONNREFUSED");
    engine.attach(createServer());
    await expect.poll(written).toMatch(/ECONNREFUSED.*could not be reviewed/);
    const basic = Buffer.from(`${signingKey.keySid}:${signingKey.keySecret}`).toString("base64");
    for (const text of [signingKey.keySecret, basic]) expect(written()).not.toContain(text);
  });
});

test("an API key is rotated by overlap: old tokens stay good, and rooms and identities stay the same", async () => {
  const next = { ...signingKey, keySid: `SK${"2".repeat(32)}`, keySecret: "the-secret-of-the-next-key" };
  const fake = await startFakeTwilio({
    [signingKey.keySid]: signingKey.keySecret,
    [next.keySid]: next.keySecret,
  });
  const before = await twilioSetup({}, {}, { fake });
  const old = await before.engine.mintToken("Ana.aaaaaaaa", "ops");
  await before.engine.close();

  const after = await twilioSetup({ signingKey: next }, {}, { fake, store: before.store });
  const fresh = await after.engine.mintToken("Ana.aaaaaaaa", "ops");

  const verified = await Promise.all([
    jwtVerify(old.token, new TextEncoder().encode(signingKey.keySecret)),
    jwtVerify(fresh.token, new TextEncoder().encode(next.keySecret)),
  ]);
  const [oldClaims, freshClaims] = verified.map(({ payload }) => payload);
  expect(oldClaims?.iss).toBe(signingKey.keySid);
  expect(freshClaims?.iss).toBe(next.keySid);
  expect(freshClaims?.grants).toEqual(oldClaims?.grants);
  expect(fake.requests.map(({ keySid }) => keySid)).toEqual([signingKey.keySid, next.keySid]);
  expect(fake.rooms).toHaveLength(1);
});
