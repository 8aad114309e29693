import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { defaultRoomLimits } from "../../../token-service/embedded-rooms/room-limits.ts";
import { createEmbeddedEngine } from "../../../token-service/engines/embedded-engine.ts";
import { readConfig } from "../../../token-service/settings/config.ts";
import {
  connectMessage,
  joinAs,
  openClient,
  untilState,
} from "../embedded-rooms/support/signaling-client.ts";
import { quietLog } from "../support/quiet-log.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** The engine on a server of its own, with these settings, and the address of its signalling. */
const startEngine = async (
  env: Record<string, string>,
  mayEnter: (identity: string, room: string) => boolean,
  memberOf: (identity: string) => string | undefined = () => undefined,
) => {
  const allowedOrigins = ["http://127.0.0.1"];
  const config = { ...readConfig(env), allowedOrigins, dataDir: await temporaryFolder() };
  const engine = await createEmbeddedEngine(config, quietLog, { mayEnter, memberOf });
  const server = createServer();
  engine.attach(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    await engine.close();
    server.close();
  });
  return { engine, url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/signaling` };
};

it("lets into its rooms whom the service lets in, with the rights of their role, and puts them out again", async () => {
  const removed = new Set<string>();
  const mayEnter = (identity: string, room: string) => !removed.has(`${identity} in ${room}`);
  const { engine, url } = await startEngine({}, mayEnter);
  const join = async (identity: string) => {
    const { token } = await engine.mintToken(identity, "room");
    return joinAs(url, identity, "room", { token, tracks: ["pings"] });
  };
  const ana = await join("ana.manaaaaaaa.abcdefgh");
  const sam = await join("sam.msamaaaaaa.abcdefgh.subscribe");
  expect(sam.connected.published.tracks).toMatchObject([{ state: "failed" }]);
  const identities = ["ana.manaaaaaaa.abcdefgh", "sam.msamaaaaaa.abcdefgh.subscribe"];
  expect((await engine.present()).sort()).toEqual(identities);
  removed.add("sam.msamaaaaaa.abcdefgh.subscribe in room");
  await engine.enforce(mayEnter);
  await untilState(ana, sam.sid, "disconnected");
  expect(await engine.present()).toEqual(identities.slice(0, 1));
  await expect(join("sam.msamaaaaaa.abcdefgh.subscribe")).rejects.toThrow("1008");
});

it.each([
  ["two clients of a trusted proxy as two", "1", ["192.0.2.1", "192.0.2.2"], false],
  [
    "what clients say of themselves before a trusted proxy for nothing",
    "1",
    ["6.6.6.6, 192.0.2.1", "7.7.7.7, 192.0.2.1"],
    true,
  ],
  ["two addresses of one IPv6 network as one", "1", ["[2001:db8::1]:4711", "2001:DB8:0:0:ffff::2"], true],
  ["the clients of a proxy that is not trusted as one", "0", ["192.0.2.1", "192.0.2.2"], true],
])("counts %s", async (_what, trusted, [first = "", second = ""], isOne) => {
  const { url } = await startEngine({ TRUST_PROXY: trusted }, () => true);
  const open = (from: string) => openClient(url, { headers: { "X-Forwarded-For": from } });
  const oldest = await open(first);
  const next = await open(first);
  for (let n = 2; n < defaultRoomLimits.newcomersPerNetwork; n++) await open(first);
  await open(second);
  if (!isOne) await open(first);
  // Each of one's address that is too many ends the oldest of those.
  expect(await oldest.closed).toBe(1006);
  next.hello();
  await next.frame("welcome");
});

it("knows who is a member, whose place no guest of the same address takes", async () => {
  const isAna = (identity: string) => (identity.startsWith("ana.") ? "the id of Ana" : undefined);
  const { engine, url } = await startEngine({}, () => true, isAna);
  const showToken = async (identity: string) => {
    const { token } = await engine.mintToken(identity, "room");
    const client = await openClient(url);
    client.hello({ type: "ice", version: 1, token });
    await client.take("iced");
    return { client, token };
  };
  const ana = await showToken("ana.manaaaaaaa.abcdefgh");
  for (let n = 0; n < defaultRoomLimits.newcomersPerNetwork; n++)
    await showToken(`eve ${n}.gevaaaaaaa.abcdefgh`);
  ana.client.say(connectMessage(ana.token));
  await ana.client.take("connected");
});
