import { describe, expect, test } from "vitest";
import { readConfig } from "../../token-service/settings/config.ts";
import { openClient } from "./embedded-rooms/support/signaling-client.ts";
import { memberDevice } from "./support/member-device.ts";
import { rawRequest } from "./support/raw-request.ts";
import { runningService } from "./support/running-service.ts";
import { postToken, testApp } from "./support/test-app.ts";
import { testStore } from "./support/test-store.ts";

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

describe.each([
  ["letters of another alphabet", "https://team.example/équipe", "/%C3%A9quipe"],
  ["escapes in small letters", "https://team.example/%c3%a9quipe", "/%C3%A9quipe"],
  ["a space", "https://team.example/our team", "/our%20team"],
  ["an escaped slash", "https://team.example/a%2fb", "/a%2Fb"],
  ["an escaped percent sign", "https://team.example/100%25c3", "/100%25c3"],
  ["a percent sign that escapes nothing", "https://team.example/100%", "/100%"],
  ["an escape that stands for an ordinary letter", "https://team.example/%7Eana", "/~ana"],
])("a PUBLIC_URL with %s", (_what, address, path) => {
  const publicUrl = readConfig({ PUBLIC_URL: address }).publicUrl;

  test("is served below it, however the escapes are written", async () => {
    const { port } = await runningService({ publicUrl });
    const small = path.replace(/%[\dA-F]{2}/g, (triplet) => triplet.toLowerCase());
    for (const prefix of [publicUrl.pathname, path, small]) {
      for (const route of ["", "/", "/health", "/join"]) {
        expect(await rawRequest(port, prefix + route, { method: "GET" })).toMatchObject({ status: 200 });
      }
    }
  });

  test("has its signalling there", async () => {
    const { url, port } = await runningService({ publicUrl });
    const { body } = await rawRequest(port, `${path}/token`);
    const { wsServer } = JSON.parse(body).connectOptions;
    const small = path.replace(/%[\dA-F]{2}/g, (triplet) => triplet.toLowerCase());
    for (const served of [new URL(wsServer).pathname, `${small}/signaling`, `${path}/signaling?x=%2F`]) {
      const client = await openClient(url.replace("http", "ws") + served, { origin: "https://team.example" });
      client.socket.terminate();
    }
  });

  test("takes what a device signed for it, however its user wrote the address", async () => {
    const { store } = await testStore();
    const app = await testApp({ publicUrl, store, allowGuests: false });
    const device = await memberDevice(store);
    for (const written of [path, path.toLowerCase(), publicUrl.pathname]) {
      const headers = device.authorization("/token", { address: `https://team.example${written}` });
      expect((await postToken(app, {}, headers)).status).toBe(200);
    }
    const elsewhere = device.authorization("/token", { address: "https://team.example/else" });
    expect((await postToken(app, {}, elsewhere)).status).toBe(401);
  });
});

test("an escape is read once: what stands for an escaped letter is not that letter", async () => {
  const { url, port } = await runningService({ publicUrl: new URL("https://team.example/équipe") });
  for (const path of ["/%25C3%25A9quipe/health", "/%2Fhealth", "/%C3%A9quipe%2Fhealth", "/he%2561lth"]) {
    expect(await rawRequest(port, path, { method: "GET" })).toMatchObject({ status: 404 });
  }
  for (const path of ["/%25C3%25A9quipe/signaling", "/%C3%A9quipe%2Fsignaling", "/sign%2561ling"]) {
    await expect(openClient(url.replace("http", "ws") + path)).rejects.toThrow("404");
  }
});
