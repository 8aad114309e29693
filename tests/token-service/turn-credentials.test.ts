import { decodeJwt } from "jose";
import { expect, test } from "vitest";
import { openClient } from "./embedded-rooms/support/signaling-client.ts";
import { runningService } from "./support/running-service.ts";

test("credentials for TURN servers outlast the longest access token", async () => {
  const { url } = await runningService({
    tokenTtl: 86_400,
    iceServers: [{ urls: "turn:turn.example.org", secret: "shared" }],
  });
  const { token } = await (await fetch(`${url}/token`, { method: "POST" })).json();
  const client = await openClient(`${url.replace("http", "ws")}/signaling`, {
    origin: "http://localhost:3000",
  });
  client.hello({ type: "ice", version: 1, edge: "roaming", token });
  const [server] = (await client.take("iced")).ice_servers;
  expect(Number(server?.username?.split(":")[0])).toBeGreaterThan(decodeJwt(token).exp ?? 0);
  client.socket.terminate();
});
