import { expect, test } from "vitest";
import { openClient } from "./embedded-rooms/support/signaling-client.ts";
import { runningService } from "./support/running-service.ts";

test("a PUBLIC_URL with a path is served below that path and at the root", async () => {
  const { url } = await runningService({ publicUrl: new URL("https://team.example/ping") });
  const statusOf = async (path: string, method = "GET") => (await fetch(url + path, { method })).status;
  for (const path of ["/", "/ping", "/ping/", "/health", "/ping/health"])
    expect(await statusOf(path)).toBe(200);
  expect(await statusOf("/ping/token", "POST")).toBe(200);
  expect(await statusOf("/ping/token")).toBe(405);
  for (const path of ["/pinghealth", "/other/health", "/ping/ping/health"])
    expect(await statusOf(path)).toBe(404);
});

test("the signalling address in an answer is one that the service serves", async () => {
  const { url } = await runningService({ publicUrl: new URL("https://team.example/ping") });
  const { connectOptions } = await (await fetch(`${url}/ping/token`, { method: "POST" })).json();
  expect(connectOptions.wsServer).toBe("wss://team.example/ping/signaling");
  for (const path of [new URL(connectOptions.wsServer).pathname, "/signaling"]) {
    const client = await openClient(url.replace("http", "ws") + path, { origin: "https://team.example" });
    client.socket.terminate();
  }
});
