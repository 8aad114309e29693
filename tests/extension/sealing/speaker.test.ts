import { beforeAll, expect, test, vi } from "vitest";
import { isProven } from "../../../extension/core/sealing/message-proof.ts";
import { createSpeaker } from "../../../extension/core/sealing/speaker.ts";
import { decode, type WireMessage } from "../../../extension/shared/wire-schema.ts";
import { type Device, newDevice } from "../support/devices.ts";
import { idOf, sentAt } from "../support/pings.ts";

let ana: Device;
let other: Device;

beforeAll(async () => {
  [ana, other] = await Promise.all([newDevice("Ana.maaaaaaaaa"), newDevice("Ana.maaaaaaaaa")]);
});

const point = "A".repeat(87);
const ping: WireMessage = { kind: "ping", id: idOf(1), to: null, text: "Lunch?", sentAt, priority: "ping" };
const receipt: WireMessage = { kind: "receipt", id: idOf(1), to: "Bo", outcome: "seen" };
const inquiry: WireMessage = { kind: "inquiry", to: "Bo", pings: [] };
const presence: WireMessage = { kind: "presence", presence: "here", key: point, at: 1, ask: [] };
const sealed: WireMessage = {
  kind: "sealed",
  id: idOf(2),
  keys: [{ to: "Bo", key: "A".repeat(151) }],
  ciphertext: "AAAA",
};
const beat: WireMessage = { kind: "beat", to: "Bo", nonce: "n", presence: "here" };
const echo: WireMessage = { kind: "echo", to: "Bo", nonce: "n", presence: "here" };

const setUp = (identity: string, key?: Device["key"]) => {
  const sent: [data: string, what: string][] = [];
  const send = (data: string, what: string) => sent.push([data, what]);
  return { sent, speaker: createSpeaker({ send, room: "ops", identity, key }) };
};

test("proves all that it says but pings, which do that themselves, and signs of life, and sends it in order", async () => {
  const { sent, speaker } = setUp(ana.identity, ana.key);
  const messages = [ping, sealed, receipt, inquiry, presence, ping, receipt];
  for (const message of messages) speaker.say(message);
  await vi.waitFor(() => expect(sent).toHaveLength(messages.length), { timeout: 4_500 });
  const arrived = sent.map(([data]) => decode(data));
  expect(arrived.map((each) => each?.message)).toEqual(messages);
  expect(sent.map(([, what]) => what)).toEqual([
    ...["ping", "ping", "signal", "signal", "signal", "ping", "signal"],
  ]);
  for (const each of arrived) {
    const { said = {}, proof, message } = each ?? {};
    const proven = await isProven(proof, { room: "ops", from: ana.identity, said });
    expect(proven).toBe(message?.kind !== "sealed" && message?.kind !== "ping");
  }
});

test("says at once that somebody is there, without a proof", () => {
  const { sent, speaker } = setUp(ana.identity, ana.key);
  speaker.say(beat);
  speaker.say(echo);
  expect(sent.map(([data]) => decode(data))).toMatchObject([
    { message: beat, proof: undefined },
    { message: echo, proof: undefined },
  ]);
});

test.each([
  ["has no key for the others to know it by", () => setUp("Ana.maaaaaaaaa.abcdefgh", ana.key)],
  ["was let in by another key", () => setUp(ana.identity, other.key)],
  ["has none", () => setUp(ana.identity)],
])("proves nothing where this device %s", async (_what, make) => {
  const { sent, speaker } = make();
  speaker.say(receipt);
  expect(sent.map(([data]) => decode(data))).toMatchObject([{ message: receipt, proof: undefined }]);
  expect(await speaker.prove({})).toBeUndefined();
});

test("what cannot be proven is a line in the log, and what follows it is said", async () => {
  const log = vi.spyOn(console, "error").mockReturnValue();
  const { sent, speaker } = setUp(ana.identity, ana.key);
  speaker.say({ ...receipt, to: "\ud800" });
  speaker.say(receipt);
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(log).toHaveBeenCalledOnce();
  log.mockRestore();
});
