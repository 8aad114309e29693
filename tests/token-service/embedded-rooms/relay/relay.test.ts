import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { relayLimits } from "../../../../token-service/embedded-rooms/relay/relay-limits.ts";
import { closeDataPeers } from "../support/data-peer.ts";
import { type LocalRelay, startLocalRelay } from "../support/local-relay.ts";
import { connectLine, type RelayLine } from "../support/relay-line.ts";

let relay: LocalRelay;
const logLines: string[] = [];

beforeAll(async () => {
  relay = await startLocalRelay(logLines);
});
afterEach(closeDataPeers);
afterAll(async () => {
  await relay.close();
  expect(logLines).toEqual([]); // It never ended before.
});

/** What is said before the listener's channel is open only waits. */
const reaches = async (from: RelayLine, track: string, to: RelayLine, text: string): Promise<void> => {
  expect(from.say(track, text)).toBe(true);
  await to.untilHeard(track, text);
};

it("carries what one says to all who hear it, and to nobody else", async () => {
  const ana = await connectLine(relay, "ana", { publishes: ["anas"] });
  const ben = await connectLine(relay, "ben", { publishes: ["bens"], hears: ["anas"] });
  const cas = await connectLine(relay, "cas", { hears: ["anas", "bens"] });
  const dan = await connectLine(relay, "dan", { hears: ["bens"] });
  await reaches(ana, "anas", ben, "hello");
  await reaches(ana, "anas", cas, "hello again");
  await reaches(ben, "bens", dan, "over");
  expect(dan.heard).toEqual([{ label: "bens", text: "over" }]);
  expect(ana.heard).toEqual([]);
  expect(ben.heard.map(({ text }) => text)).toEqual(["hello", "hello again"]);
});

it("carries bytes as well as text", async () => {
  const ana = await connectLine(relay, "ana", { publishes: ["anas"] });
  const ben = await connectLine(relay, "ben", { hears: ["anas"] });
  ana.say("anas", Buffer.from("bytes"));
  await ben.untilHeard("anas", "bytes");
});

it("opens a track for the others only once its publisher's channel is there, and closes it when it is unpublished", async () => {
  const ana = await connectLine(relay, "ana", { publishes: ["early"] });
  const ben = await connectLine(relay, "ben", { hears: ["early", "late"] });
  await reaches(ana, "early", ben, "first");
  ana.route({ publish: [["late", "late"]] });
  await reaches(ana, "early", ben, "still only one");
  expect([...ben.offered]).not.toContain("late");
  ana.openChannel("late");
  await expect.poll(() => [...ben.offered]).toContain("late");
  await reaches(ana, "late", ben, "second");
  ben.route({ unhear: ["late"] });
  await expect.poll(() => [...ben.offered]).not.toContain("late");
});

it("opens each channel once where tracks come while connections come up, as the library closes one that is opened twice", async () => {
  const names = Array.from({ length: 12 }, (_, n) => `${n}`);
  const lines = await Promise.all(
    names.map((name) =>
      connectLine(relay, name, { publishes: [name], hears: names.filter((other) => other !== name) }),
    ),
  );
  for (const line of lines) {
    await expect.poll(() => line.offered.size, { timeout: 10_000 }).toBe(names.length); // The others' and the beat.
    expect([...line.closed]).toEqual([]);
  }
});

it("keeps what is said before a listener's channel is open", async () => {
  const ana = await connectLine(relay, "ana", { publishes: ["anas"] });
  const ben = await connectLine(relay, "ben");
  ben.route({ hear: [["anas", "under another label"]] });
  ana.say("anas", "at once");
  await ben.untilHeard("under another label", "at once");
});

it("refuses and counts what is said on a channel that stands for no track of the member's, another's label included", async () => {
  const ana = await connectLine(relay, "ana", { publishes: ["anas"] });
  const ben = await connectLine(relay, "ben", { publishes: ["bens"], hears: ["anas", "eves"] });
  const eve = await connectLine(relay, "eve", { publishes: ["eves"], open: ["eves", "anas", "nobodys"] });
  eve.say("anas", "as Ana");
  eve.say("nobodys", "as nobody");
  await reaches(eve, "eves", ben, "as Eve");
  await reaches(ana, "anas", ben, "as Ana herself");
  expect(ben.heard.map(({ text }) => text)).toEqual(["as Eve", "as Ana herself"]);
  await eve.untilRefused("label", 2);
  expect(ana.refusals().label).toBe(0);
});

it("refuses what is said on a track that is no longer the member's", async () => {
  const ana = await connectLine(relay, "ana", { publishes: ["anas", "other"] });
  const ben = await connectLine(relay, "ben", { hears: ["anas", "other"] });
  await reaches(ana, "anas", ben, "before");
  ana.route({ unpublish: ["anas"] });
  ana.say("other", "afterwards");
  await ben.untilHeard("other", "afterwards");
  ana.say("anas", "too late");
  await ana.untilRefused("label", 1);
  expect(ben.heard.map(({ text }) => text)).not.toContain("too late");
});

it("refuses what the relay's own channel is answered with", async () => {
  const ana = await connectLine(relay, "ana", { publishes: ["anas"] });
  const eve = await connectLine(relay, "eve", { hears: ["anas"] });
  const ben = await connectLine(relay, "ben", { hears: ["anas"] });
  await reaches(ana, "anas", eve, "hello");
  eve.say("anas", "as Ana");
  await reaches(ana, "anas", ben, "hello, Ben");
  expect(ben.heard.map(({ text }) => text)).not.toContain("as Ana");
});

it("carries a message of 16 KiB, and refuses and counts a longer one", async () => {
  const ana = await connectLine(relay, "ana", { publishes: ["anas"] });
  const ben = await connectLine(relay, "ben", { hears: ["anas"] });
  const longest = "x".repeat(relayLimits.messageBytes);
  await reaches(ana, "anas", ben, longest);
  for (const text of [`${longest}x`, "x".repeat(1_000_000)]) ana.say("anas", text);
  await reaches(ana, "anas", ben, "afterwards");
  await ana.untilRefused("size", 2);
  expect(ben.heard.map(({ text }) => text)).toEqual([longest, "afterwards"]);
});

it("carries a burst of 400 messages, and refuses what comes above it", async () => {
  const ana = await connectLine(relay, "ana", { publishes: ["anas"] });
  const ben = await connectLine(relay, "ben", { hears: ["anas"] });
  await reaches(ana, "anas", ben, "0");
  const started = performance.now();
  const said = 3 * relayLimits.messageBurst;
  for (let n = 1; n < said; n++) ana.say("anas", `${n}`);
  await expect.poll(() => ana.refusals().rate, { timeout: 10_000 }).toBeGreaterThan(0);
  await expect.poll(() => ben.heard.length + ana.refusals().rate, { timeout: 10_000 }).toBe(said);
  const seconds = (performance.now() - started) / 1000;
  expect(ben.heard.length).toBeGreaterThanOrEqual(relayLimits.messageBurst);
  expect(ben.heard.length).toBeLessThanOrEqual(
    relayLimits.messageBurst + relayLimits.messagesPerSecond * seconds + 1,
  );
});

it("lets nobody have more channels than are allowed", async () => {
  const labels = Array.from({ length: relayLimits.channels }, (_, n) => `track ${n}`);
  const ana = await connectLine(relay, "ana", { publishes: labels });
  ana.openChannel("one too many");
  await expect.poll(() => [...ana.closed]).toEqual(["one too many"]);
  const ben = await connectLine(relay, "ben", { hears: labels });
  await reaches(ana, "track 15", ben, "all the same");
});

it("answers a beat with its nonce, at most 64 characters of it", async () => {
  const ana = await connectLine(relay, "ana", { publishes: ["anas"] });
  await expect.poll(() => [...ana.offered]).toContain("beat");
  ana.say("beat", "n".repeat(100));
  await ana.untilHeard("beat", JSON.stringify({ nonce: "n".repeat(64), silent: [] }));
});

it("tells that a connection has ended when its client closes it, and closes those that it is told to", async () => {
  const ana = await connectLine(relay, "ana", { publishes: ["anas"] });
  const ben = await connectLine(relay, "ben", { hears: ["anas"] });
  await reaches(ana, "anas", ben, "hello");
  ben.close();
  await expect.poll(() => ben.told.at(-1)).toEqual({ type: "ended", connection: ben.key });
  relay.send({ type: "close", connection: ana.key });
  await expect.poll(() => [...ana.open]).toEqual([]);
});

it.each([
  ["is no SDP", "nonsense"],
  [
    "has no fingerprint",
    "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=ice-ufrag:abcd\r\na=ice-pwd:abcdefghijklmnopqrstuvwx\r\na=mid:0\r\na=setup:actpass\r\n",
  ],
  ["is huge", `v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n${"a=x\r\n".repeat(25_000)}`],
])("tells that a connection is of no use whose offer %s", async (_what, offer) => {
  const events: object[] = [];
  relay.listen({ told: (event) => void events.push(event), restarted: () => {} });
  relay.send({ type: "answer", connection: "useless", member: "eve", offer });
  await expect.poll(() => events).toContainEqual({ type: "ended", connection: "useless" });
  expect(events).toHaveLength(1);
});
