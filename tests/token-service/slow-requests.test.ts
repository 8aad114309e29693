import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { connectionLimits } from "../../token-service/process/open-file-limit.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { joinRoom } from "./support/join-room.ts";
import { rawRequest } from "./support/raw-request.ts";

// Node and tsx take seconds to start on a busy machine. Left to itself, Node would wait for half a request for longer.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const upgrade = "GET /signaling HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n";
const halves = {
  "half a request's headers": "GET /health HTTP/1.1\r\nHost: x\r\nX-",
  "half a body":
    "POST /token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{",
  "half a body in chunks":
    "POST /token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{",
  "no byte at all": "",
  "another half after a whole one": "GET /health HTTP/1.1\r\nHost: x\r\n\r\nGET /health HTTP/1.1\r\n",
  "half an upgrade": upgrade,
  "an upgrade that is refused": `${upgrade}\r\n`,
  "an upgrade elsewhere": `${upgrade.replace("signaling", "other")}\r\n`,
  "a socket that says nothing": `${upgrade}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
};

// No Windows has such a limit.
describe.skipIf(process.platform === "win32")("a service that may open few files", () => {
  let service: TokenServiceProcess;
  const { connections } = connectionLimits(400);

  beforeAll(async () => {
    service = await startTokenService({ files: 400 });
  });

  afterAll(() => service?.stop());

  const say = async (said: string, localAddress = "127.0.0.1"): Promise<Socket> => {
    // Its own half stays open, whatever the service does with the other.
    const to = { port: service.port, host: "127.0.0.1", localAddress, allowHalfOpen: true };
    const socket = connect(to).on("error", () => {});
    onTestFinished(() => void socket.destroy());
    await once(socket, "connect");
    if (said !== "") await new Promise((sent) => socket.write(said, sent));
    return socket;
  };
  /** Opens as many connections as there can be, and half as many again, from one address, and says this over each. */
  const hold = async (said: string): Promise<void> => {
    for (let n = 0; n < 1.5 * connections; n++) await say(said);
  };

  test.each(Object.entries(halves))(
    "answers and lets in others while one address holds %s",
    async (_what, said) => {
      const member = await joinRoom(service.url, "Who is inside");
      await hold(said);
      expect((await rawRequest(service.port, "/health", { method: "GET" })).status).toBe(200);
      const later = await joinRoom(service.url, "Who comes then");
      for (const { socket } of [member, later]) expect(socket.readyState).toBe(socket.OPEN);
      await Promise.all([member.leave(), later.leave()]);
    },
  );

  test("takes places from who holds most, and not from an address that has one request open", async () => {
    const other = await say("GET /health HTTP/1.1\r\n", "127.0.0.2");
    await hold(halves["half a request's headers"]);
    other.write("Host: x\r\n\r\n");
    expect(String((await once(other, "data"))[0])).toContain("200 OK");
  });

  test("lets go of all of these by itself, and of nobody inside", async () => {
    const member = await joinRoom(service.url, "Who is inside");
    const held = await Promise.all(Object.values(halves).map((said) => say(said)));
    await Promise.all(held.map((socket) => once(socket.resume(), "end")));
    expect(member.socket.readyState).toBe(member.socket.OPEN);
    await member.leave();
  });
});
