import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect as dial } from "node:net";
import { expect, it } from "vitest";
import { mintToken } from "./support/mint-token.ts";
import { connectMessage, joinAs, openClient } from "./support/signaling-client.ts";
import { signingKey } from "./support/signing-key.ts";
import { statusOf } from "./support/status-of.ts";
import { withService } from "./support/with-service.ts";

const otherKey = { ...signingKey, keySecret: "another secret of thirty-two characters" };
const badTokens: [number, string][] = [
  [20101, "nonsense"],
  [20103, mintToken("ana", "room", { key: { ...signingKey, keySid: "SKother" } })],
  [20104, mintToken("ana", "room", { ttl: -1 })],
  [20105, mintToken("ana", "room", { nbf: Math.floor(Date.now() / 1000) + 500 })],
  [20107, mintToken("ana", "room", { key: otherKey })],
];

it.each(badTokens)("answers `ice` with %i, before the client has made an offer", async (code, token) => {
  const { url } = await withService();
  const client = await openClient(url);
  client.hello({ type: "ice", version: 1, edge: "roaming", token });
  expect(await client.take("error")).toMatchObject({ code });
  expect(await client.closed).toBe(1008);
});

it.each(badTokens)("answers `connect` with %i, though `ice` was skipped", async (code, token) => {
  const { url, rooms } = await withService();
  const client = await openClient(url);
  client.hello(connectMessage(token));
  expect(await client.take("error")).toMatchObject({ code });
  expect(rooms.census()).toEqual({ rooms: 0, participants: 0 });
});

it("refuses to enter another room than the token's with 20106", async () => {
  const { url } = await withService();
  const client = await openClient(url);
  client.hello(connectMessage(mintToken("ana", "room"), { name: "other" }));
  expect(await client.take("error")).toMatchObject({ code: 20106 });
});

it("refuses one person too many with 53105, until someone leaves", async () => {
  const { url } = await withService({ limits: { participantsPerRoom: 2 } });
  await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  await expect(joinAs(url, "cas")).rejects.toThrow("1008");
  const client = await openClient(url);
  client.hello(connectMessage(mintToken("cas", "room")));
  expect(await client.take("error")).toMatchObject({ code: 53105 });
  await ben.leave();
  await joinAs(url, "cas");
});

it("lets someone into a full room who is there already", async () => {
  const { url } = await withService({ limits: { participantsPerRoom: 1 } });
  await joinAs(url, "ana");
  await joinAs(url, "ana");
});

it("holds 50 people in a room, as Twilio does", async () => {
  const { url, rooms } = await withService();
  for (let n = 1; n <= 50; n++) await joinAs(url, `person ${n}`);
  expect(rooms.census()).toEqual({ rooms: 1, participants: 50 });
  await expect(joinAs(url, "person 51")).rejects.toThrow("1008");
});

it("refuses one room too many with 53103, until one is empty", async () => {
  const { url } = await withService({ limits: { rooms: 1 } });
  const ana = await joinAs(url, "ana", "one");
  const client = await openClient(url);
  client.hello(connectMessage(mintToken("ben", "two")));
  expect(await client.take("error")).toMatchObject({ code: 53103 });
  await ana.leave();
  await joinAs(url, "ben", "two");
});

it("answers a foreign origin with 403", async () => {
  const { url } = await withService({ isAllowedOrigin: (origin) => origin === "http://good.example" });
  expect(await statusOf(url, "http://evil.example")).toBe(403);
  expect(await statusOf(url)).toBe(403);
  await openClient(url, { origin: "http://good.example" });
});

it("answers one socket too many with 503 while all have a place in a room", async () => {
  const { url } = await withService({ limits: { sockets: 1 } });
  await joinAs(url, "ana");
  expect(await statusOf(url)).toBe(503);
});

it("lets go of a refused client that keeps its own half of the connection open", async () => {
  const { server, port } = await withService({ isAllowedOrigin: () => false });
  const ended = once(server, "connection").then(([socket]) => once(socket, "close"));
  const client = dial({ port, host: "127.0.0.1", allowHalfOpen: true });
  client.write(
    "GET /signaling HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: http://x\r\n\r\n",
  );
  expect(String((await once(client, "data"))[0])).toContain("403");
  await ended;
  client.destroy();
});

it("answers another path with 404 when nobody else would", async () => {
  const { rooms } = await withService();
  const server = createServer();
  rooms.attach(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  expect(await statusOf(`ws://127.0.0.1:${port}/other`)).toBe(404);
  const query = await openClient(`ws://127.0.0.1:${port}/signaling?query`);
  query.socket.terminate();
  server.close();
});

it("leaves another path to another listener", async () => {
  const { server, port } = await withService();
  const taken = once(server, "upgrade").then(([request, socket]) => {
    socket.end("HTTP/1.1 418 Teapot\r\n\r\n");
    return request.url;
  });
  const socket = dial(port, "127.0.0.1");
  socket.write("GET /other HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
  expect(String((await once(socket, "data"))[0])).toContain("418");
  expect(await taken).toBe("/other");
});
