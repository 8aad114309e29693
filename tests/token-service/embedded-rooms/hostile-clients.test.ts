import { once } from "node:events";
import { expect, it } from "vitest";
import { mintToken } from "./support/mint-token.ts";
import {
  connectMessage,
  dataTrack,
  joinAs,
  openClient,
  type SignalingClient,
  untilState,
} from "./support/signaling-client.ts";
import { withService } from "./support/with-service.ts";

const update = { type: "update", version: 2, session: "x", peer_connections: [] };
const misbehaviours: [string, number, (client: SignalingClient) => void][] = [
  ["sends a binary frame", 1003, (client) => client.raw(Buffer.from([1, 2, 3]))],
  ["sends what is not JSON", 1007, (client) => client.raw("{")],
  ["sends an unknown frame", 1008, (client) => client.raw('{"type":"shout"}')],
  ["sends an unknown room message", 1008, (client) => client.say({ type: "shout" })],
  ["sends a message with a field of the wrong type", 1008, (client) => client.say({ ...update, session: 5 })],
  ["speaks for a session that is not its own", 1008, (client) => client.say(update)],
  ["connects twice", 1008, (client) => client.say(connectMessage(mintToken("eve", "room")))],
];

it.each(misbehaviours)(
  "ends the session of a client that %s, and of nobody else",
  async (_, closeCode, misbehave) => {
    const { url } = await withService();
    const ana = await joinAs(url, "ana");
    const eve = await joinAs(url, "eve");
    misbehave(eve);
    expect(await eve.take("error")).toMatchObject({ code: 53004 });
    expect(await eve.closed).toBe(closeCode);
    await untilState(ana, eve.sid, "disconnected");
    const again = await eve.resume();
    expect(await again.take("error")).toMatchObject({ code: 53004 });
    await joinAs(url, "ben");
    expect(ana.socket.readyState).toBe(ana.socket.OPEN);
  },
);

it.each(misbehaviours.slice(0, 5))(
  "welcomes a newcomer that %s, so that the SDK listens, and ends it",
  async (_, closeCode, misbehave) => {
    const { url } = await withService();
    const client = await openClient(url);
    misbehave(client);
    await client.frame("welcome");
    expect(await client.take("error")).toMatchObject({ code: 53004 });
    expect(await client.closed).toBe(closeCode);
  },
);

it("ends a client that sends a message before its hello", async () => {
  const { url } = await withService();
  const client = await openClient(url);
  client.say(connectMessage(mintToken("ana", "room")));
  expect(await client.take("error")).toMatchObject({ code: 53004 });
});

it("ends the session of a client whose frame is too large, as the SDK would send it again", async () => {
  const { url } = await withService({ limits: { frameBytes: 10_000 } });
  const ana = await joinAs(url, "ana");
  const eve = await joinAs(url, "eve");
  eve.raw(JSON.stringify({ type: "msg", padding: "x".repeat(10_000) }));
  expect(await eve.closed).toBe(1009);
  await untilState(ana, eve.sid, "disconnected");
  const again = await eve.resume();
  expect(await again.take("error")).toMatchObject({ code: 53004 });
});

it("ends the session of a client that floods", async () => {
  const { url } = await withService({ limits: { frameBurst: 20, framesPerSecond: 1 } });
  const eve = await joinAs(url, "eve");
  for (let n = 0; n < 30; n++) eve.raw('{"type":"heartbeat"}');
  expect(await eve.take("error")).toMatchObject({ code: 53004 });
  expect(await eve.closed).toBe(1008);
});

it("ends the session of a client that keeps many others busy", async () => {
  const { url } = await withService({ limits: { frameBurst: 60, framesPerSecond: 1 } });
  for (const identity of ["ana", "ben", "cas", "dan"]) await joinAs(url, identity);
  const eve = await joinAs(url, "eve");
  for (let revision = 3; revision < 20; revision++)
    eve.update([], { revision, tracks: [dataTrack(`${revision}`)] });
  expect(await eve.take("error")).toMatchObject({ code: 53004 });
});

it("lets nobody join twice on one socket, as joining is what costs the others most", async () => {
  const { url } = await withService();
  const eve = await joinAs(url, "eve");
  eve.say({ type: "disconnect", version: 2, session: eve.session });
  eve.say(connectMessage(eve.token));
  expect(await eve.take("error")).toMatchObject({ code: 53004 });
});

it("hears nothing more from a client that it has refused", async () => {
  const { url, rooms } = await withService();
  const client = await openClient(url);
  client.hello({ type: "ice", version: 1, token: "nonsense" });
  client.say(connectMessage(mintToken("ana", "room")));
  await client.closed;
  expect(rooms.census().participants).toBe(0);
});

it("drops a client that does not read, instead of keeping its messages for ever", async () => {
  const { url, logLines } = await withService({
    limits: {
      unreadBytes: 50_000,
      frameBurst: 1_000_000,
      ownFanOutBurst: 1_000_000,
      tracksPerParticipant: 32,
    },
    timing: { silenceMs: 60_000 },
  });
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  ana.socket.pause();
  const tracks = (revision: number) =>
    Array.from({ length: 32 }, (_, n) => ({
      ...dataTrack(`${revision} ${n}`),
      name: `${n} ${"🏓".repeat(120)}`,
    }));
  let isDropped = false;
  const noticed = untilState(ben, ana.sid, "reconnecting").then(() => {
    isDropped = true;
  });
  for (let revision = 3; !isDropped; revision++) {
    ben.update([], { revision, tracks: tracks(revision) });
    ben.socket.ping();
    await once(ben.socket, "pong");
  }
  await noticed;
  expect(logLines.join("")).toContain("does not read");
});

it("acts once on a hello that is repeated, and welcomes each time", async () => {
  const { url, rooms } = await withService();
  const client = await openClient(url);
  const connect = connectMessage(mintToken("ana", "room"));
  client.hello(connect);
  client.hello(connect);
  await client.frame("welcome");
  await client.frame("welcome");
  const { session } = await client.take("connected");
  client.say({ ...update, session, participant: { revision: 9, tracks: [] } });
  const published = async () => {
    for (;;) {
      const told = await client.take("update"); // The relay's offer may come before.
      if (told.published) return told.published;
    }
  };
  expect(await published()).toMatchObject({ tracks: [] });
  expect(rooms.census().participants).toBe(1);
});

it("answers `ice` once, as a second answer would make the SDK connect twice", async () => {
  const { url } = await withService();
  const client = await openClient(url);
  const ice = { type: "ice", version: 1, token: mintToken("ana", "room") };
  client.hello(ice);
  client.say(ice);
  client.say(connectMessage(ice.token));
  await client.take("iced");
  await client.take("connected");
  const seconds = client.take("iced").catch(() => "none");
  client.socket.close(1000);
  expect(await seconds).toBe("none");
});

const hurry = { pingMs: 5, silenceMs: 60, sweepMs: 5 };

it("cuts a socket that answers no ping", async () => {
  const { url } = await withService({ timing: hurry });
  const client = await openClient(url, { autoPong: false });
  expect(await client.closed).toBe(1006);
});

it("keeps a socket that only answers pings, as a hidden tab does", async () => {
  const { url } = await withService({ timing: hurry });
  const ana = await joinAs(url, "ana");
  const start = performance.now();
  while (performance.now() - start < 4 * hurry.silenceMs) await once(ana.socket, "ping");
  expect(ana.socket.readyState).toBe(ana.socket.OPEN);
});

it("cuts a socket that shows a token and joins no room", async () => {
  const { url } = await withService({ timing: { joinMs: 20, sweepMs: 5 } });
  const client = await openClient(url);
  client.hello({ type: "ice", version: 1, token: mintToken("ana", "room") });
  expect(await client.closed).toBe(1006);
});

it("sends heartbeats at the pace that it told the client", async () => {
  const { url } = await withService({ timing: { heartbeatMs: 250, sweepMs: 5 } });
  const client = await openClient(url);
  client.hello();
  expect(await client.frame("welcome")).toEqual({ type: "welcome", negotiatedTimeout: 250 });
  await client.frame("heartbeat");
  await client.frame("heartbeat");
});

it("logs no token, session or SDP", async () => {
  const { url, logLines } = await withService();
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  ben.say({ type: "sync", version: 2, session: ben.session, token: { secret: ben.token } });
  await ben.closed;
  const log = logLines.join("");
  expect(log).toContain("broke the protocol");
  for (const secret of [ana.token, ben.token, ana.session, ben.session, "ice-ufrag"])
    expect(log).not.toContain(secret);
});
