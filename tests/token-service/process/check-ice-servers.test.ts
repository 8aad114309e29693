import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { checkIceServers } from "../../../token-service/process/check-ice-servers.ts";

const { signal } = new AbortController();

const check = (urls: string[], waitMs = 5_000) =>
  checkIceServers(
    { iceServers: [{ urls, username: "u", credential: "c" }], twilio: undefined },
    signal,
    waitMs,
  );

/** The answer to a binding request, of some kind: 0x0101 is success. */
const answerTo = (request: Buffer, kind = 0x0101): Buffer => {
  const answer = Buffer.from(request.subarray(0, 20));
  answer.writeUInt16BE(kind, 0);
  return answer;
};

/** Something on a UDP port that answers as told, or not at all; it counts what it is asked. */
const udpServer = async (answer: (request: Buffer, count: number) => Buffer | undefined) => {
  const socket = createSocket("udp4");
  let count = 0;
  socket.on("message", (request, { port, address }) => {
    count += 1;
    const words = answer(request, count);
    if (words) socket.send(words, port, address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  onTestFinished(() => void socket.close());
  return { url: `127.0.0.1:${socket.address().port}`, count: () => count };
};

test("servers that answer are fine: over UDP also when the first question is lost, and over TCP", async () => {
  const stun = await udpServer((request) => answerTo(request));
  const lossy = await udpServer((request, count) => (count < 2 ? undefined : answerTo(request, 0x0111)));
  const tcp = createServer(
    (socket: Socket) => void socket.on("data", (request) => socket.end(answerTo(request))),
  );
  tcp.listen(0, "127.0.0.1");
  await once(tcp, "listening");
  onTestFinished(() => void tcp.close());
  const { port } = tcp.address() as { port: number };
  expect(
    await check([`stun:${stun.url}`, `turn:${lossy.url}`, `turn:127.0.0.1:${port}?transport=tcp`]),
  ).toBeUndefined();
  expect(lossy.count()).toBe(2);
});

test("those that do not are named, each with why, and nothing of their credentials", async () => {
  const mute = await udpServer(() => undefined);
  // The answer to another question, and what is no STUN.
  const wrong = await udpServer((request, count) =>
    count === 1 ? answerTo(Buffer.concat([request.subarray(0, 8), Buffer.alloc(12)])) : Buffer.from("hello"),
  );
  const found = await check(
    [`turn:${mute.url}`, `stun:${wrong.url}`, "stuns:nowhere.invalid", `turn:127.0.0.1:1?transport=tcp`],
    600,
  );
  expect(found).toEqual({
    level: "warn",
    sentence: expect.stringMatching(
      /^ICE_SERVERS names servers that do not answer from here: turn:[^ ]+ \(no answer within 0\.6 seconds\), stun:[^ ]+ \(no answer within 0\.6 seconds\), stuns:nowhere\.invalid \([^)]+\), turn:127\.0\.0\.1:1\?transport=tcp \(ECONNREFUSED\)\. /,
    ),
  });
});

test("none, and those beside Twilio, are not asked", async () => {
  expect(await checkIceServers({ iceServers: [], twilio: undefined }, signal)).toBeUndefined();
});
