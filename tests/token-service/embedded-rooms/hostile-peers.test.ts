import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { trackSid } from "../../../token-service/embedded-rooms/room/ids.ts";
import { trackRights } from "../../../token-service/engines/track-rights.ts";
import { closeDataPeers, createDataPeer } from "./support/data-peer.ts";
import { type LocalRelay, startLocalRelay } from "./support/local-relay.ts";
import { joinRelayed, type RelayedClient, untilReached } from "./support/relayed-client.ts";
import { answer, joinAs, offer } from "./support/signaling-client.ts";
import { withService } from "./support/with-service.ts";

const relayLog: string[] = [];
let relay: LocalRelay;
let pid: number | undefined;

beforeAll(async () => {
  relay = await startLocalRelay(relayLog);
  pid = await relay.pid();
});
afterEach(async () => {
  closeDataPeers();
  expect(await relay.pid()).toBe(pid);
  expect(relayLog).toEqual([]);
});
afterAll(() => relay.close());

const eve = "eve.meveaaaaaa.abcdefgh";
const subscriber = `${eve}.subscribe`;
const publisher = `${eve}.publish`;
const both = { tracks: ["pings", "receipts"] };

const withRights = () => withService({ relay, rightsOf: trackRights });
const sidOf = (client: RelayedClient, track: string) => trackSid(client.sid, track);
const reach = (from: RelayedClient, track: string, to: RelayedClient, text: string) =>
  untilReached(from, track, sidOf(from, track), to, text);
/** Two who hear each other, whatever is done to the relay. */
const honestPair = async (url: string) => {
  const [ana, ben] = [await joinRelayed(url, "ana"), await joinRelayed(url, "ben")];
  const talk = async (text: string): Promise<void> => {
    await reach(ana, "ana", ben, text);
    await reach(ben, "ben", ana, text);
  };
  await talk("before");
  return { ana, ben, talk };
};
const heardAtAll = ({ peer }: RelayedClient) => peer.heard.map(({ text }) => text);

it("lets a subscriber's pings reach nobody, under whatever label they come", async () => {
  const { url, logLines } = await withRights();
  const ana = await joinRelayed(url, "ana.manaaaaaaa.abcdefgh", "room", both);
  const impostor = await joinRelayed(url, subscriber, "room", both);
  await reach(impostor, "receipts", ana, "got it");
  const labels = [
    "pings",
    sidOf(ana, "pings"),
    sidOf(impostor, "pings"),
    ana.labelOf(sidOf(impostor, "receipts")),
  ];
  for (const label of labels) {
    if (label === undefined) continue;
    if (label !== "pings") impostor.peer.openChannel(label);
    await expect.poll(() => [...impostor.peer.open]).toContain(label);
    impostor.speak(label, "a ping");
  }
  await reach(impostor, "receipts", ana, "got that too");
  expect(heardAtAll(ana)).not.toContain("a ping");
  await expect.poll(() => logLines.join("")).toContain("the relay refused messages");
});

it("gives a publisher no pings, whatever channels it opens", async () => {
  const { url } = await withRights();
  const ana = await joinRelayed(url, "ana.manaaaaaaa.abcdefgh", "room", both);
  const curious = await joinRelayed(url, publisher, "room", both);
  const key = curious.labelOf(sidOf(ana, "receipts"))?.split("-")[0];
  for (const label of [sidOf(ana, "pings"), `${key}-${sidOf(ana, "pings")}`]) {
    curious.peer.openChannel(label);
    await expect.poll(() => [...curious.peer.open]).toContain(label);
  }
  await reach(ana, "receipts", curious, "got it");
  ana.speak("pings", "a ping");
  await reach(ana, "receipts", curious, "got that too");
  expect(heardAtAll(curious)).not.toContain("a ping");
});

const section = "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n";
const withoutFingerprint = `v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n${section}c=IN IP4 0.0.0.0\r\na=mid:0\r\na=ice-ufrag:abcd\r\na=ice-pwd:abcdefghijklmnopqrstuvwx\r\na=setup:actpass\r\n`;

it.each([
  ["garbage", `\0nonsense\r\n${section}\u{1f3d3} a=fingerprint:sha-256 nonsense`],
  ["only the one line that is looked for", section],
  ["huge", `v=0\r\n${section}${"a=candidate:1 1 UDP 1 192.0.2.1 9 typ host\r\n".repeat(2_800)}`],
  ["without a fingerprint", withoutFingerprint],
  ["of a thousand sections", `v=0\r\n${section.repeat(1_000)}`],
  [
    "with numbers out of bounds",
    withoutFingerprint.replace("a=mid:0", "a=sctp-port:99999999999\r\na=max-message-size:-1\r\na=mid:0"),
  ],
])("hurts nobody by an offer or an answer that is %s", async (_what, forged) => {
  const { url } = await withService({ relay });
  const { talk } = await honestPair(url);
  const impostor = await joinAs(url, "eve", "room", { offered: forged });
  const asked = await impostor.take("update", ({ peer_connections = [] }) =>
    peer_connections.some(({ description }) => description?.type === "create-offer"),
  );
  const id =
    asked.peer_connections?.find(({ description }) => description?.type === "create-offer")?.id ?? "";
  impostor.update([offer(id, 2, forged)]);
  const listener = await joinAs(url, "mallory", "room", { tracks: [] });
  listener.update([answer(listener.pc, 1, forged)]);
  await talk("afterwards");
});

it("ends the session of a client that answers with what is of no use over and over", async () => {
  const { url } = await withService({ relay, limits: { frameBurst: 500, framesPerSecond: 1 } });
  const impostor = await joinAs(url, "eve", "room", { tracks: [] });
  impostor.update([answer(impostor.pc, 1, withoutFingerprint)]);
  const refused = impostor.take("error");
  const answerAgain = async (): Promise<void> => {
    for (;;) {
      const { peer_connections = [] } = await impostor.take("update");
      for (const { id, description } of peer_connections)
        if (description?.type === "offer") impostor.update([answer(id, 1, withoutFingerprint)]);
    }
  };
  answerAgain().catch(() => {}); // Until the socket is closed.
  expect(await refused).toMatchObject({ code: 53004 });
});

it("hurts nobody by 200 connections that are never completed", { timeout: 60_000 }, async () => {
  const { url } = await withService({ relay });
  const { talk } = await honestPair(url);
  const offered = await createDataPeer(["never"]).description();
  const rooms = Array.from({ length: 5 }, () => randomUUID());
  for (const room of rooms) {
    await Promise.all(Array.from({ length: 40 }, (_, n) => joinAs(url, `eve ${n}`, room, { offered })));
  }
  await talk("meanwhile");
  await talk("afterwards");
});

it("hurts nobody by messages of a megabyte, which reach nobody", async () => {
  const { url } = await withService({ relay });
  const { ben, talk } = await honestPair(url);
  const impostor = await joinRelayed(url, "eve");
  await reach(impostor, "eve", ben, "hello");
  for (let n = 0; n < 20; n++) impostor.speak("eve", "x".repeat(1_000_000));
  await talk("meanwhile");
  await reach(impostor, "eve", ben, "over");
  expect(ben.heardOn(sidOf(impostor, "eve")).filter((text) => text.startsWith("x"))).toEqual([]);
});

it("hurts nobody by 10,000 messages a second", { timeout: 60_000 }, async () => {
  const { url, logLines } = await withService({ relay });
  const { ana, ben, talk } = await honestPair(url);
  const impostor = await joinRelayed(url, "eve");
  await reach(impostor, "eve", ben, "hello");
  for (let second = 0; second < 2; second++) {
    for (let n = 0; n < 10_000; n++) impostor.speak("eve", `flood ${n}`);
    await talk(`second ${second}`);
  }
  expect(ana.closedIds).toEqual([]);
  expect(ben.heardOn(sidOf(impostor, "eve")).length).toBeLessThan(5_000);
  await expect.poll(() => logLines.join(""), { timeout: 10_000 }).toMatch(/"rate":[1-9]/);
});

it("hurts nobody by connections that are closed while others are told of them", async () => {
  const { url } = await withService({ relay });
  const { talk } = await honestPair(url);
  for (let n = 0; n < 20; n++) {
    const impostor = await joinRelayed(url, `eve ${n}`);
    impostor.speak(`eve ${n}`, "at once");
    if (n % 2 === 0) impostor.peer.close();
    else void impostor.leave();
  }
  await talk("afterwards");
});
