import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { joinRoom } from "./support/join-room.ts";

// Node and tsx take seconds to start on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let service: TokenServiceProcess;

// 64 files are the service's own, and 32 connections are for requests.
const sockets = 24;

beforeAll(async () => {
  service = await startTokenService({ files: 64 + 32 + sockets });
});

afterAll(() => service?.stop());

test("a service that may open few files says how many people that leaves it", async () => {
  await service.wrote((output) => output.includes(`at most ${sockets} browsers can be connected`));
});

test("it answers those who are too many, and goes on for those inside", async () => {
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
  await service.wrote((output) => output.includes("no further connection is taken until others end"));
  for (const socket of idle) socket.destroy();
  await Promise.all(ended);

  inside.pop()?.socket.terminate();
  await inside[0]?.take("update"); // It is told that somebody has lost their socket.
  const health = await fetch(`${service.url}/health`);
  expect(await health.json()).toMatchObject({ participants: sockets });
  expect(inside.map(({ socket }) => socket.readyState)).toEqual(inside.map(({ socket }) => socket.OPEN));
  const later = await joinRoom(service.url, "Who finds a place");
  expect(later.socket.readyState).toBe(later.socket.OPEN);
});
