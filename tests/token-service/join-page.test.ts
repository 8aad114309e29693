import { expect, test } from "vitest";
import { invite } from "./support/invited.ts";
import { recordedLog } from "./support/quiet-log.ts";
import { post, testApp } from "./support/test-app.ts";
import { testStore } from "./support/test-store.ts";

const open = async (path = "/join", options: Parameters<typeof testApp>[0] = {}, headers = {}) => {
  const response = await (await testApp(options)).request(path, { headers });
  return { response, headers: response.headers, page: await response.text() };
};

const withoutNonce = (page: string) => page.replaceAll(/nonce="[^"]+"/g, "");

test("the page of an invite lets in its own style and script, and nothing else", async () => {
  const { page, headers } = await open();
  const nonce = /<script nonce="([^"]+)"/.exec(page)?.[1];
  expect(page).toContain(`<style nonce="${nonce}">`);
  expect(headers.get("Content-Security-Policy")?.split("; ").sort()).toEqual(
    [
      "default-src 'none'",
      `style-src 'nonce-${nonce}'`,
      `script-src 'nonce-${nonce}'`,
      "connect-src 'self'",
      "img-src data:",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].sort(),
  );
  expect((await open()).page).not.toContain(nonce);
});

test("the page of an invite is kept nowhere and names itself to nobody", async () => {
  const { response, headers } = await open();
  expect(response.status).toBe(200);
  expect(headers.get("Content-Type")).toMatch(/^text\/html/);
  expect(headers.get("Cache-Control")).toBe("no-store");
  expect(headers.get("Referrer-Policy")).toBe("no-referrer");
});

test("a script is let in on no other page", async () => {
  for (const path of ["/", "/health", "/join/", "/nothing"]) {
    expect((await open(path)).headers.get("Content-Security-Policy")).toContain("script-src 'none'");
  }
});

test("the page of an invite works below a path too", async () => {
  const { page, headers } = await open("/ping/join", { publicUrl: new URL("https://team.example/ping") });
  const nonce = /<script nonce="([^"]+)"/.exec(page)?.[1];
  expect(headers.get("Content-Security-Policy")).toContain(`script-src 'nonce-${nonce}'`);
});

test("it is the same page whatever it is asked with, so that nothing of an address gets into it or into the log", async () => {
  const { log, written } = recordedLog();
  const odd = await open("/join?secret=Ns7xYk2Qp0aBcDeFgHi_-w", { log }, { Host: "evil.example" });
  expect(withoutNonce(odd.page)).toBe(withoutNonce((await open()).page));
  expect(written()).toContain("/join");
  expect(written()).not.toContain("Ns7xYk2Qp0aBcDeFgHi_-w");
});

test.each(["/join%23", "/join%2523", "/join/%23"])(
  "a link that became %s… leads to the invite, and its secret stays out of the log",
  async (path) => {
    const { log, written } = recordedLog();
    const secret = "Ns7xYk2Qp0aBcDeFgHi_-w";
    for (const end of ["", ".", "%E2%80%8B"]) {
      const { response } = await open(`${path}${secret}${end}`, { log });
      expect(response.status).toBe(302);
      expect(response.headers.get("Location")).toBe(`https://ping.example/join#${secret}`);
      expect(response.headers.get("Cache-Control")).toBe("no-store");
    }
    const { response } = await open(`${path}${secret}x`, { log });
    expect(response.status).toBe(404);
    expect(written()).not.toContain(secret);
  },
);

test("such a link leads to the invite below a path too", async () => {
  const { response } = await open("/ping/join%23Ns7xYk2Qp0aBcDeFgHi_-w", {
    publicUrl: new URL("https://team.example/ping"),
  });
  expect(response.headers.get("Location")).toBe("https://team.example/ping/join#Ns7xYk2Qp0aBcDeFgHi_-w");
});

test("it loads nothing, links nowhere and has no code in attributes", async () => {
  const { page } = await open();
  expect(page.match(/(src|href|action)="(?!data:)[^"]*"/g)).toBeNull();
  expect(page).not.toMatch(/\son[a-z]+=|\sstyle=/);
  expect(page.match(/<script/g)).toHaveLength(1);
});

test("it says how to join, and that the link does not work for ever", async () => {
  const { page } = await open();
  for (const words of [
    "ping.example",
    "Load unpacked",
    "edge://extensions",
    "Press Join",
    "works once",
    "ends after",
  ]) {
    expect(page).toContain(words);
  }
});

test("the page may ask what became of its invite, and its secret stays out of the log", async () => {
  const { store } = await testStore();
  const { log, written } = recordedLog();
  const secret = await invite(store);
  const response = await post(testApp({ store, log }), "/join", { secret });
  expect(await response.json()).toEqual({ state: "open" });
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect(written()).toContain("/join");
  expect(written()).not.toContain(secret);
});

test.each([{}, { secret: "half" }, { secret: 1 }])(
  "such a question without a secret is refused: %j",
  async (body) => {
    expect((await post(testApp(), "/join", body)).status).toBe(400);
  },
);
