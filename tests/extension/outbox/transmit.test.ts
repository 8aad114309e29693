import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Delivery } from "../../../extension/core/outbox/delivery.ts";
import { transmit } from "../../../extension/core/outbox/transmit.ts";
import { createSealer, type Sealer } from "../../../extension/core/sealing/sealer.ts";
import { decode, encode } from "../../../extension/shared/wire-schema.ts";
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
): Promise<void> => {
  const stay = stayOf(ana, {
    participants: to,
    keyOf: (identity) => (identity in keys ? keys[identity] : sealers.get(identity)?.publicKey),
    say: (message) => sent.push(encode(message)),
  });
  const delivery: Delivery = {
    ping: { id: idOf(1), to: addressed, ...said },
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
      const { id, to } = message;
      return [to, (await sealers.get(to)?.open(message, { id, from: ana, to }))?.body];
    }),
  );

test("a ping to one person goes to each of their devices, sealed for that device", async () => {
  await send("Bo", [desk, laptop]);
  expect(await opened()).toEqual([
    [desk, { ...said, waitedMs, handled: "seen" }],
    [laptop, { ...said, waitedMs, handled: "seen" }],
  ]);
});

test("the text of a ping to one person is never on the wire in the clear", async () => {
  await send("Bo", [desk]);
  const wire = sent.flatMap((data) => [data, ...Object.values(JSON.parse(data)).map(String)]);
  const readings = wire.flatMap((data) => [data, Buffer.from(data, "base64url").toString()]);
  expect(readings).not.toEqual([]);
  for (const reading of readings) expect(reading).not.toContain("party");
});

test("a device whose key is no key does not keep the person's others from getting the ping", async () => {
  vi.spyOn(console, "error").mockReturnValue();
  vi.spyOn(console, "warn").mockReturnValue();
  await send("Bo", [laptop, desk], { [laptop]: "A".repeat(87) });
  expect(await opened()).toEqual([[desk, { ...said, waitedMs, handled: "seen" }]]);
});

test("a page without a key gets nothing of a ping to one person", async () => {
  await send("Bo", [laptop, desk], { [laptop]: null });
  expect(sent.map((data) => decode(data)?.message)).toMatchObject([{ kind: "sealed", to: desk }]);
});

test("a ping to everyone is one message that says who shall take it, keys or not", async () => {
  await send(null, [desk, "Cleo.aaaaaaaa"]);
  expect(sent.map((data) => decode(data)?.message)).toEqual([
    { kind: "ping", id: idOf(1), to: [desk, "Cleo.aaaaaaaa"], ...said, waitedMs, handled: "seen" },
  ]);
});

test("a ping says how long it has waited, and never less than nothing, should the clock have been put back", async () => {
  vi.setSystemTime(sentAt - 60_000);
  await send(null, [desk]);
  expect(sent.map((data) => decode(data)?.message)).toMatchObject([{ waitedMs: 0 }]);
});
