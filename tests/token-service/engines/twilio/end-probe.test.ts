import { expect, test, vi } from "vitest";
import { endProbe } from "../../../../token-service/engines/twilio/doorkeeper.ts";
import type { TwilioRooms } from "../../../../token-service/engines/twilio/twilio-rooms.ts";

const present = { participantSid: "PA1", roomSid: "RM1", identity: "Ana.aaaaaaaa.probe", room: "ops" };

/** Ends a probe of which Twilio says this; what the doorkeeper was asked, and whether the probe might stay. */
const ended = async (fetch: () => Promise<{ status: string }>, signal = new AbortController().signal) => {
  const enforce = vi.fn(async (_present: unknown, mayEnter: () => boolean) => mayEnter());
  const rooms = (() => ({ participants: () => ({ fetch }) })) as unknown as TwilioRooms;
  await endProbe(present, { rooms, doorkeeper: { enforce, retainOnly: () => {} } }, signal, 0);
  return enforce.mock.results.map(({ value }) => value);
};

test("a probe that is still there when its time is over is put out", async () => {
  const verdicts = await ended(async () => ({ status: "connected" }));
  expect(await Promise.all(verdicts)).toEqual([false]);
});

test("a probe that has left by itself is left alone, whether Twilio still knows it or not", async () => {
  expect(await ended(async () => ({ status: "disconnected" }))).toEqual([]);
  expect(await ended(() => Promise.reject(Object.assign(new Error("Not found"), { status: 404 })))).toEqual(
    [],
  );
});

test("that Twilio could not be asked is told", async () => {
  await expect(ended(() => Promise.reject(new Error("no answer")))).rejects.toThrow("no answer");
});

test("nothing is asked once the service ends", async () => {
  expect(await ended(async () => ({ status: "connected" }), AbortSignal.abort())).toEqual([]);
});
