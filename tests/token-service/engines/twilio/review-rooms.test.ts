import { createServer } from "node:http";
import { describe, expect, test } from "vitest";
import type { FakeTwilio } from "../../support/fake-twilio.ts";
import { recordedLog } from "../../support/quiet-log.ts";
import { participantFields } from "./support/signed-callback.ts";
import { authToken, opsAtTwilio, twilioSetup } from "./support/twilio-setup.ts";

const at = (hours: number, minutes = 0): Date => new Date(Date.UTC(2026, 10, 5, hours, minutes));

/** An engine that has made a room, at noon. */
const atNoon = async (
  settings: Parameters<typeof twilioSetup>[0] = {},
  options: Parameters<typeof twilioSetup>[1] = {},
) => {
  const setup = await twilioSetup(settings, { clock: () => at(12).getTime(), ...options });
  await setup.engine.mintToken("Ana.aaaaaaaa", "ops");
  const [room] = setup.fake.rooms;
  if (!room) throw new Error("there is no room");
  const minutes = async (now = at(12)) => (await setup.engine.usage(now.getTime())).participantMinutes;
  return { ...setup, room, minutes, review: () => setup.engine.attach(createServer()) };
};

const leave = (fake: FakeTwilio, end: Date): void => {
  for (const { participants } of fake.rooms) for (const one of participants) one.endTime ??= end;
};

describe("a review of the rooms at Twilio", () => {
  test("forgets rooms for which nobody asked for days, but those with somebody in them", async () => {
    let now = at(12).getTime();
    const { fake, store, engine, review } = await atNoon({}, { clock: () => now });
    await engine.mintToken("Gus.aaaaaaaa", "lab");
    now += 2 * 86_400_000;
    await engine.mintToken("Bo.bbbbbbbb", "news");
    now += 86_400_001;
    fake.join(opsAtTwilio, "Ana.aaaaaaaa", new Date(now));
    review();
    const known = async () =>
      (await store.execute("SELECT room FROM twilio_rooms ORDER BY room")).rows.map(({ room }) => room);
    await expect.poll(known).toEqual(["news", "ops"]);
  });

  test("puts a probe out that has stayed for more than a minute, and nobody else", async () => {
    const { fake, review } = await atNoon();
    const people = [
      fake.join(opsAtTwilio, "Ana.aaaaaaaa", at(9)),
      fake.join(opsAtTwilio, "Ana.aaaaaaaa.probe", at(11, 58)),
      fake.join(opsAtTwilio, "Bo.bbbbbbbb.probe", at(12)),
    ];
    review();
    await expect.poll(() => people.map(({ endTime }) => endTime === undefined)).toEqual([true, false, true]);
  });

  test("begins with the service and finds the stays that no callback told of", async () => {
    const { fake, minutes, review } = await atNoon();
    fake.join(opsAtTwilio, "Ana.aaaaaaaa", at(9));
    leave(fake, at(10));
    fake.join(opsAtTwilio, "Bo.bbbbbbbb", at(11, 30));
    review();
    await expect.poll(() => minutes()).toBe(60 + 30);
  });

  test("finds the end of a stay whose callback was lost", async () => {
    const { fake, room, tell, minutes, review } = await atNoon({ authToken });
    await tell(participantFields(room, fake.join(opsAtTwilio, "Ana.aaaaaaaa", at(8))));
    leave(fake, at(9));
    expect(await minutes()).toBe(240);
    review();
    await expect.poll(() => minutes()).toBe(60);
  });

  test("finds the end of a stay in a room that has ended", async () => {
    const { fake, room, tell, minutes, review } = await atNoon({ authToken });
    await tell(participantFields(room, fake.join(opsAtTwilio, "Ana.aaaaaaaa", at(8))));
    leave(fake, at(9));
    room.endTime = at(10);
    review();
    await expect.poll(() => minutes()).toBe(60);
  });

  test("ends a stay with its room when Twilio knows nothing better", async () => {
    const { fake, room, tell, minutes, review } = await atNoon({ authToken });
    await tell(participantFields(room, fake.join(opsAtTwilio, "Ana.aaaaaaaa", at(8))));
    room.participants.length = 0;
    room.endTime = at(10);
    review();
    await expect.poll(() => minutes()).toBe(120);
  });

  test("ends a stay in a room that Twilio has forgotten", async () => {
    const { fake, room, tell, minutes, review } = await atNoon({ authToken });
    await tell(participantFields(room, fake.join(opsAtTwilio, "Ana.aaaaaaaa", at(8))));
    fake.rooms.length = 0;
    const asked = expect.poll(() => fake.requests.at(-1)?.what).toBe(`GET /v1/Rooms/${room.sid}`);
    review();
    await asked;
    await expect.poll(() => minutes(at(20))).toBe(240);
  });

  test("reads the pages of a long list to the end", async () => {
    const { fake, minutes, review } = await atNoon();
    for (let person = 0; person < 250; person += 1) fake.join(opsAtTwilio, `P${person}.aaaaaaaa`, at(11));
    leave(fake, at(11, 1));
    review();
    await expect.poll(() => minutes()).toBe(250);
  });

  test("counts no rooms that the account has for something else", async () => {
    const { fake, minutes, review } = await atNoon();
    fake.join("webinar", "Bo.bbbbbbbb", at(8));
    fake.join(opsAtTwilio, "Ana.aaaaaaaa", at(11));
    review();
    await expect.poll(() => minutes()).toBe(60);
  });

  test("puts out who may not be there", async () => {
    const { fake, review } = await atNoon({}, { mayEnter: () => false });
    const bo = fake.join(opsAtTwilio, "Bo.bbbbbbbb");
    review();
    await expect.poll(() => bo.endTime).toBeDefined();
  });

  test("that fails is told in the log, and the end of the service does not wait for Twilio", async () => {
    const { log, written } = recordedLog();
    const { fake, review, engine } = await atNoon({}, { log });
    fake.fail({ to: /^GET/, status: 400 });
    review();
    await expect.poll(written).toContain("could not be reviewed");
    await engine.close();
    expect(written().trim().split("\n")).toHaveLength(1);
  });

  test("in the middle of which the service ends stops there, without a word", async () => {
    const { log, written } = recordedLog();
    const { fake, review, engine } = await atNoon({}, { log, rest: { timeoutMs: 60_000 } });
    fake.fail({ to: /^GET/, hang: "silent" });
    review();
    await expect.poll(() => fake.requests.at(-1)?.what).toBe("GET /v1/Rooms");
    await engine.close();
    expect(written()).toBe("");
  });

  test("loses no count of a month because the clock here is a year ahead", async () => {
    const year = 365 * 86_400_000;
    const { fake, store, minutes, review } = await atNoon({}, { clock: () => at(12).getTime() + year });
    const old = fake.join(opsAtTwilio, "Old.aaaaaaaa", new Date(Date.UTC(2026, 7, 2)));
    old.endTime = new Date(Date.UTC(2026, 7, 2, 1));
    await store.execute({
      sql: "INSERT INTO twilio_stays VALUES ('PAold', 'RMold', 'Old.bbbbbbbb', ?, ?)",
      args: [old.startTime.getTime(), old.endTime.getTime()],
    });
    fake.join(opsAtTwilio, "Ana.aaaaaaaa", at(9)).endTime = at(10);
    review();
    const olds = async () =>
      (await store.execute("SELECT 1 FROM twilio_stays WHERE identity LIKE 'Old.%'")).rows.length;
    await expect.poll(olds).toBe(0); // So they were forgotten.
    expect(await minutes()).toBe(60);
  });

  test("forgets who was there before the last month", async () => {
    const { fake, store, review } = await atNoon();
    for (const month of [8, 9, 10])
      fake.join(opsAtTwilio, `M${month}.aaaaaaaa`, new Date(Date.UTC(2026, month, 2)));
    for (const one of fake.rooms[0]?.participants ?? [])
      one.endTime = new Date(one.startTime.getTime() + 1_000);
    review();
    const identities = async () =>
      (await store.execute("SELECT identity FROM twilio_stays ORDER BY joined_at")).rows.map(
        ({ identity }) => identity,
      );
    await expect.poll(identities).toEqual(["M9.aaaaaaaa", "M10.aaaaaaaa"]);
  });
});
