import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { createEmbeddedEngine } from "../../token-service/engines/embedded-engine.ts";
import { readConfig } from "../../token-service/settings/config.ts";
import { joinAs, untilState } from "./embedded-rooms/support/signaling-client.ts";
import { quietLog } from "./support/quiet-log.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

it("lets into its rooms whom the service lets in, with the rights of their role, and puts them out again", async () => {
  const removed = new Set<string>();
  const mayEnter = (identity: string, room: string) => !removed.has(`${identity} in ${room}`);
  const allowedOrigins = ["http://127.0.0.1"];
  const config = { ...readConfig({}), allowedOrigins, dataDir: await temporaryFolder() };
  const engine = await createEmbeddedEngine(config, quietLog, mayEnter);
  const server = createServer();
  engine.attach(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    await engine.close();
    server.close();
  });
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/signaling`;
  const join = async (identity: string) => {
    const { token } = await engine.mintToken(identity, "room");
    return joinAs(url, identity, "room", { token, tracks: ["pings"] });
  };
  const ana = await join("ana.manaaaaaaa.abcdefgh");
  const sam = await join("sam.msamaaaaaa.abcdefgh.subscribe");
  expect(sam.connected.published.tracks).toMatchObject([{ state: "failed" }]);
  removed.add("sam.msamaaaaaa.abcdefgh.subscribe in room");
  await engine.enforce(mayEnter);
  await untilState(ana, sam.sid, "disconnected");
  await expect(join("sam.msamaaaaaa.abcdefgh.subscribe")).rejects.toThrow("1008");
});
