import { afterEach, expect, it, vi } from "vitest";
import { trackSid } from "../../../token-service/embedded-rooms/room/ids.ts";
import { closeDataPeers } from "./support/data-peer.ts";
import { startLocalRelay } from "./support/local-relay.ts";
import { joinRelayed, type RelayedClient, untilReached } from "./support/relayed-client.ts";
import { untilState } from "./support/signaling-client.ts";
import { withService } from "./support/with-service.ts";

afterEach(closeDataPeers);

/** Has one say something on its first track until the other has heard it. */
const reach = (from: RelayedClient, track: string, to: RelayedClient, text: string): Promise<void> =>
  untilReached(from, track, trackSid(from.sid, track), to, text);
const bothWays = async (ana: RelayedClient, ben: RelayedClient, text: string): Promise<void> => {
  await reach(ana, "ana", ben, text);
  await reach(ben, "ben", ana, text);
};
const pairUp = async (url: string, room = "room") => {
  const ana = await joinRelayed(url, "ana", room);
  const ben = await joinRelayed(url, "ben", room);
  await bothWays(ana, ben, "hello");
  return { ana, ben };
};
const statesTold = ({ messages }: RelayedClient): string[] =>
  messages.flatMap((message) =>
    "participants" in message ? (message.participants ?? []).map(({ state }) => state) : [],
  );

it("answers what each offered, and connects nobody a second time as others come", async () => {
  const { url } = await withService();
  const clients = [];
  for (const identity of ["ana", "ben", "cas", "dan"]) clients.push(await joinRelayed(url, identity));
  const [ana, ...others] = clients as [RelayedClient, ...RelayedClient[]];
  for (const other of others) await reach(ana, "ana", other, "hello");
  for (const client of clients) {
    const told = client.messages.flatMap((message) =>
      "peer_connections" in message ? (message.peer_connections ?? []) : [],
    );
    expect(told).toMatchObject([{ id: client.pc, description: { type: "answer", revision: 1 } }]);
  }
});

it("tells nobody the network address of somebody else", async () => {
  const { url } = await withService();
  const { ana, ben } = await pairUp(url);
  const candidate = "candidate:1 1 udp 1 192.0.2.77 9 typ host";
  const ice = { ufrag: "u", revision: 1, complete: true, candidates: [{ candidate, sdpMid: "0" }] };
  ana.update([{ id: ana.pc, ice }]);
  await bothWays(ana, ben, "told");
  const told = JSON.stringify(ben.messages);
  expect(told).toContain("typ host"); // The relay's.
  expect(told).not.toContain("192.0.2.77");
});

it("answers a restart of ICE with a close and another connection, on which messages flow again", async () => {
  const { url } = await withService();
  const { ana, ben } = await pairUp(url);
  const label = ben.labelOf(trackSid(ana.sid, "ana"));
  await ben.restartIce();
  await expect.poll(() => ben.closedIds).toEqual([ben.pc]);
  expect(ben.id).not.toBe(ben.pc);
  expect(ben.labelOf(trackSid(ana.sid, "ana"))).not.toBe(label);
  await bothWays(ana, ben, "anew");
  expect(ana.closedIds).toEqual([]);
});

it("offers to a client without tracks, who hears the others, and is heard once it publishes", async () => {
  const { url } = await withService();
  const ana = await joinRelayed(url, "ana");
  const ben = await joinRelayed(url, "ben", "room", { tracks: [] });
  await reach(ana, "ana", ben, "hello");
  ben.publish("ben");
  await reach(ben, "ben", ana, "at last");
  expect(ben.id).toBe(ben.pc);
});

it("lets two without tracks be heard who publish at the same time", async () => {
  const { url } = await withService();
  const ana = await joinRelayed(url, "ana", "room", { tracks: [] });
  const ben = await joinRelayed(url, "ben", "room", { tracks: [] });
  for (const client of [ana, ben]) client.publish(client === ana ? "ana" : "ben");
  await bothWays(ana, ben, "at once");
});

it("renews every connection when the relay's process is killed, while nobody leaves or seems to", async () => {
  const relay = await startLocalRelay();
  const { url } = await withService({ relay });
  try {
    const { ana, ben } = await pairUp(url);
    const killed = (await relay.pid()) ?? 0;
    process.kill(killed, "SIGKILL");
    await expect.poll(() => [...ana.closedIds, ...ben.closedIds], { timeout: 10_000 }).toHaveLength(2);
    await bothWays(ana, ben, "afterwards");
    expect(await relay.pid()).not.toBe(killed);
    expect([ana, ben].flatMap(statesTold).filter((state) => state !== "connected")).toEqual([]);
    const said = Array.from({ length: 100 }, (_, n) => `message ${n}`);
    for (const text of said) ana.speak("ana", text);
    const heard = () => ben.heardOn(trackSid(ana.sid, "ana")).filter((text) => text.startsWith("message"));
    await expect.poll(heard).toEqual(said);
  } finally {
    await relay.close();
  }
});

it("asks who had no socket while the relay was away for an offer when they come back", async () => {
  const relay = await startLocalRelay();
  const { url, cut, logLines } = await withService({ relay, timing: { graceMs: 30_000 } });
  try {
    const { ana, ben } = await pairUp(url);
    const letIn = cut("ben");
    await untilState(ana, ben.sid, "reconnecting");
    process.kill((await relay.pid()) ?? 0, "SIGKILL");
    await expect.poll(() => ana.closedIds, { timeout: 10_000 }).toHaveLength(1);
    letIn();
    const again = await ben.resume([{ id: ben.pc }]);
    expect((await again.take("synced")).peer_connections).toMatchObject([
      { description: { type: "create-offer" } },
    ]);
    await bothWays(ana, ben, "afterwards");
    expect(logLines.join()).not.toContain('"msg":"left"');
  } finally {
    await relay.close();
  }
});

it("keeps a connection over a new socket, and what is said meanwhile", async () => {
  const { url, drop } = await withService();
  const { ana, ben } = await pairUp(url);
  drop("ben");
  await untilState(ana, ben.sid, "reconnecting");
  expect(ana.speak("ana", "meanwhile")).toBe(true);
  const again = await ben.resume([{ id: ben.pc }]);
  const { peer_connections, subscribed } = await again.take("synced");
  expect(peer_connections).toMatchObject([{ id: ben.pc, description: { type: "answer", revision: 1 } }]);
  expect(subscribed.tracks[0]?.id).toBe(ben.peer.heard[0]?.label);
  await bothWays(ana, ben, "back");
  expect(ben.heardOn(trackSid(ana.sid, "ana"))).toContain("meanwhile");
  expect(ben.closedIds).toEqual([]);
});

it("asks for another connection where the one that a client knows is not the one that counts", async () => {
  const { url, drop } = await withService();
  const { ana, ben } = await pairUp(url);
  drop("ben");
  await untilState(ana, ben.sid, "reconnecting");
  const again = await ben.resume([{ id: "unknown" }]);
  expect((await again.take("synced")).peer_connections).toEqual([
    { id: expect.not.stringContaining(ben.pc), description: { type: "create-offer", revision: 1 } },
  ]);
  await bothWays(ana, ben, "anew");
});

it.each([
  ["leaves", (_url: string, ben: RelayedClient) => void ben.leave()],
  ["is put out", (_url: string, _ben: RelayedClient, putOut: () => void) => putOut()],
])("ends the connection of somebody who %s", async (_how, go) => {
  const { url, rooms } = await withService();
  const { ana, ben } = await pairUp(url);
  go(url, ben, () => void rooms.removeParticipant("room", "ben"));
  await untilState(ana, ben.sid, "disconnected");
  await vi.waitFor(() => expect(ben.speak("ben", "still here")).toBe(false), { timeout: 10_000 });
  expect(ana.heardOn(trackSid(ben.sid, "ben"))).not.toContain("still here");
});

it("has no connection for somebody whom the others saw leave, and renews it when they come back", async () => {
  const { url, cut } = await withService({ timing: { graceMs: 1, sweepMs: 5 } });
  const { ana, ben } = await pairUp(url);
  const letIn = cut("ben");
  await untilState(ana, ben.sid, "disconnected");
  await vi.waitFor(() => expect(ben.speak("ben", "still here")).toBe(false), { timeout: 10_000 });
  letIn();
  await (await ben.resume([{ id: ben.pc }])).take("synced");
  await bothWays(ana, ben, "back");
});

it("lets rooms hear nothing of each other on one relay", async () => {
  const { url } = await withService();
  const one = await pairUp(url, "one");
  const two = await pairUp(url, "two");
  await bothWays(one.ana, one.ben, "in one");
  await bothWays(two.ana, two.ben, "in two");
  const heard = [two.ana, two.ben].flatMap(({ peer }) => peer.heard.map(({ text }) => text));
  expect(heard).not.toContain("in one");
});
