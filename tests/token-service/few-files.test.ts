import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { connectionLimits } from "../../token-service/process/open-file-limit.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { type SignalingClient, untilState } from "./embedded-rooms/support/signaling-client.ts";
import { joinRoom } from "./support/join-room.ts";

// Node and tsx take seconds to start on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

// No Windows has such a limit.
describe.skipIf(process.platform === "win32")("a service that may open few files", () => {
  let service: TokenServiceProcess;

  const files = 184;
  const { sockets } = connectionLimits(files);

  beforeAll(async () => {
    service = await startTokenService({ files });
  });

  afterAll(() => service?.stop());

  test("says how many people that leaves it", async () => {
    await service.wrote((output) => output.includes(`at most ${sockets} browsers can be connected`));
  });

  test("answers those who are too many, and goes on for those inside", async () => {
    const inside = [];
    for (let n = 1; n <= sockets; n++) inside.push(await joinRoom(service.url, `Guest ${n}`));
    await expect(joinRoom(service.url, "One too many")).rejects.toThrow("503");

    const idle: Socket[] = [];
    const ended = Array.from({ length: 60 }, () => {
      const socket = connect(service.port, "127.0.0.1").on("error", () => {});
      idle.push(socket);
      return once(socket, "close");
    });
    await Promise.race(ended);
    await service.wrote((output) => output.includes("connections are short"));
    for (const socket of idle) socket.destroy();
    await Promise.all(ended);

    const [first, ...others] = inside;
    const gone = others.at(-1);
    gone?.socket.terminate();
    await untilState(first as SignalingClient, gone?.sid ?? "", "reconnecting");
    const health = await fetch(`${service.url}/health`);
    expect(await health.json()).toMatchObject({ participants: sockets });
    expect(inside.filter(({ socket }) => socket.readyState !== socket.OPEN)).toEqual([gone]);
    const later = await joinRoom(service.url, "Who finds a place");
    expect(later.socket.readyState).toBe(later.socket.OPEN);
  });
});
