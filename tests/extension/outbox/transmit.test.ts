import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Delivery } from "../../../extension/core/outbox/delivery.ts";
import { transmit } from "../../../extension/core/outbox/transmit.ts";
import { createSealer, type Sealer } from "../../../extension/core/sealing/sealer.ts";
import { decode, encode, fitsOneMessage } from "../../../extension/shared/wire-schema.ts";
import { idOf, sentAt } from "../support/pings.ts";
import { stayOf } from "../support/stays.ts";

const ana = "Ana.aaaaaaaa";
const desk = "Bo.aaaaaaaa";
const laptop = "Bo.bbbbbbbb";
const said = { text: "The surprise party is at eight.", sentAt, priority: "ping" as const };

const sealers = new Map<string, Sealer>();
let sent: string[];

beforeAll(async () => {
  for (const identity of [ana, desk, laptop]) sealers.set(identity, await createSealer());
});

const waitedMs = 5_000;

beforeEach(() => {
  vi.useFakeTimers({ now: sentAt + waitedMs, toFake: ["Date"] });
  sent = [];
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Sends a ping from Ana once; the keys of those who are named here differ from what they told first. */
const send = async (
  addressed: string | null,
  to: string[],
  keys: Record<string, string | null> = {},
  openToGuests = false,
  text = said.text,
): Promise<void> => {
  const stay = stayOf(ana, {
    participants: to,
    openToGuests,
    keyOf: (identity) => (identity in keys ? keys[identity] : sealers.get(identity)?.publicKey),
    say: (message) => sent.push(encode(message)),
  });
  const delivery: Delivery = {
    ping: { id: idOf(1), to: addressed, ...said, text },
    room: "ping-room",
    expiresAt: sentAt + 60_000,
    recipients: to.map((identity) => ({ identity })),
  };
  await transmit({ delivery, to, handled: "seen" }, stay, sealers.get(ana) as Sealer);
};

/** What each message says when the device to which it is addressed opens it. */
const opened = () =>
  Promise.all(
    sent.map(async (data) => {
      const message = decode(data)?.message;
      if (message?.kind !== "sealed") return message;
      const envelope = { id: message.id, from: ana, room: "ping-room" };
      const open = async ({ to }: { to: string }) => [
        to,
        (await sealers.get(to)?.open(message, envelope, to))?.letter,
      ];
      return Promise.all(message.keys.map(open));
    }),
  ).then((messages) => messages.flat());

const letter = { ...said, waitedMs, handled: "seen", everyone: false, devices: ["aaaaaaaa", "bbbbbbbb"] };

test("a ping to one person is one message, sealed once, with a key for each of their devices", async () => {
  await send("Bo", [desk, laptop]);
  expect(sent).toHaveLength(1);
  expect(await opened()).toEqual([
    [desk, letter],
    [laptop, letter],
  ]);
});

test("a ping to everyone is sealed in the same way, and says inside that it is one", async () => {
  await send(null, [desk, laptop]);
  expect(sent).toHaveLength(1);
  expect(await opened()).toEqual([
    [desk, { ...letter, everyone: true }],
    [laptop, { ...letter, everyone: true }],
  ]);
});

test.each([["Bo"], [null]])("the text of a ping is never on the wire in the clear: to %s", async (to) => {
  await send(to, [desk]);
  const wire = sent.flatMap((data) => {
    const { ciphertext, keys } = JSON.parse(data);
    return [data, ciphertext, keys[0].key];
  });
  const readings = wire.flatMap((data) => [data, Buffer.from(data, "base64url").toString()]);
  for (const reading of readings) expect(reading).not.toContain("party");
});

test("a device whose key is no key does not keep the others from getting the ping", async () => {
  await send("Bo", [laptop, desk], { [laptop]: "A".repeat(87) });
  expect(await opened()).toEqual([[desk, { ...letter, devices: ["bbbbbbbb", "aaaaaaaa"] }]]);
});

test("a page without a key gets nothing of a ping to one person", async () => {
  await send("Bo", [laptop, desk], { [laptop]: null }, true);
  expect(await opened()).toEqual([[desk, { ...letter, devices: ["aaaaaaaa"] }]]);
});

test("a page without a key gets a ping to everyone in the clear where anybody may come in, and nothing elsewhere", async () => {
  await send(null, [desk, "Tim.aaaaaaaa"], { "Tim.aaaaaaaa": null }, true);
  expect(decode(sent[1])?.message).toEqual({
    ...{ kind: "ping", id: idOf(1), to: ["Tim.aaaaaaaa"] },
    ...{ ...said, waitedMs, handled: "seen" },
  });
  sent = [];
  await send(null, [desk, "Tim.aaaaaaaa"], { "Tim.aaaaaaaa": null });
  expect(sent.map((data) => decode(data)?.message.kind)).toEqual(["sealed"]);
});

test("the longest text for a full room is as many messages as fit, each for some, and all get it", async () => {
  const room = Array.from(
    { length: 49 },
    (_, n) => `Guest number ${n}.g${String(n).padStart(9, "a")}.${String(n).padStart(22, "b")}`,
  );
  const { publicKey = "" } = sealers.get(desk) ?? {};
  await send(
    null,
    room,
    Object.fromEntries(room.map((identity) => [identity, publicKey])),
    false,
    "語".repeat(2_000),
  );
  expect(sent.length).toBeGreaterThan(1);
  for (const data of sent) expect(fitsOneMessage(data)).toBe(true);
  const keys = sent
    .map((data) => decode(data)?.message)
    .flatMap((each) => (each?.kind === "sealed" ? each.keys : []));
  expect(keys.map(({ to }) => to)).toEqual(room);
});

test("a ping says how long it has waited, and never less than nothing, should the clock have been put back", async () => {
  vi.setSystemTime(sentAt - 60_000);
  await send(null, [desk]);
  expect(await opened()).toMatchObject([[desk, { waitedMs: 0 }]]);
});
