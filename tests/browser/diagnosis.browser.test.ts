import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import os from "node:os";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasCommand } from "../setup/has-command.ts";
import { endWithUs } from "../support/end-with-us.ts";
import { freePort } from "../support/free-port.ts";
import { launchExtension } from "../support/launch-extension.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { alsoBehind, join, type Person } from "./support/person.ts";
import { storedValue } from "./support/stored-records.ts";

let service: TokenServiceProcess;
let ana: Person;
let bo: Person;
let page: Page;

/** Waits until a card of a diagnosis page reads like this. */
const reads = (on: Page, card: string, pattern: RegExp) =>
  on
    .waitForFunction(
      (selector, source) => new RegExp(source).test(document.querySelector(selector)?.textContent ?? ""),
      { ...alsoBehind, timeout: 30_000 },
      card,
      pattern.source,
    )
    .catch(async (cause) => {
      throw new Error(await on.$eval(card, ({ textContent }) => textContent ?? ""), { cause });
    });

const press = async (on: Page, card: string) => {
  await on.bringToFront(); // A page behind another cannot be clicked.
  await on.locator(`${card} button`).click();
};

/** What happened, oldest first, as the page tells it. */
const happened = () =>
  page.$$eval(".timeline li > div", (entries) => entries.map(({ textContent }) => textContent).reverse());

/** Presses “Copy report” and reads back what was copied. */
const copied = async (person: Person, on: Page): Promise<string> => {
  const { browser, id } = person.extension;
  await browser
    .defaultBrowserContext()
    .overridePermissions(`chrome-extension://${id}`, ["clipboard-read", "clipboard-sanitized-write"]);
  await press(on, ".report");
  await reads(on, ".report [role=status]", /Copied/);
  return on.evaluate(() => navigator.clipboard.readText());
};

beforeAll(async () => {
  service = await startTokenService();
  [ana, bo] = await Promise.all([join(service.url, "Ana Lima"), join(service.url, "Bo Berg")]);
  await ana.sees("Bo Berg");
  page = await ana.extension.diagnosis();
});

afterAll(async () => {
  await Promise.all([ana?.extension.close(), bo?.extension.close()]);
  await service?.stop();
});

test("the options lead to it", async () => {
  const options = await ana.extension.options();
  await options.locator("a ::-p-text(Open the diagnosis page)").click();
  await reads(options, "h1", /^Diagnosis$/);
  await options.close();
});

test("a room tells its token's end, the planned rejoin, and the path", async () => {
  await reads(page, ".room", /StateConnected/);
  await reads(page, ".room", /Access token endsin 3 hr 5\d min, at \d+:\d+/);
  await reads(page, ".room", /Planned rejoinbetween .* and .*, at a quiet moment/);
  await reads(page, ".room", /PathDirect \(host to host\), UDP, round trip \d/);
});

test("the service tells its version and its time, and this browser what it is", async () => {
  await reads(
    page,
    ".service",
    /Answers in \d.*Version of the service\d+\.\d+\.\d+.*Embedded.*Your clock is right\./,
  );
  await reads(page, ".browser", /Chromium \d+.*linux.*twilio-video \d+\.\d+\.\d+.*started \d+ time/);
});

test("the timeline tells when a service stopped and came back, and why", async () => {
  await service.kill();
  await ana.reaches("Reconnecting…");
  await service.restart();
  await ana.reaches("Connected");
  await expect
    .poll(happened)
    .toEqual([
      "The document that holds the rooms was opened",
      "The browser or Pingroom started",
      "Connectingping-room",
      "Connectedping-room",
      "Reconnectingping-roomThe connection to the room was lost.",
      "Connectedping-room",
    ]);
});

test("the timeline tells of a network that goes and comes back, and of a document that was closed", async () => {
  const offscreen = await ana.extension.offscreen();
  await offscreen.evaluate(() => void dispatchEvent(new Event("offline")));
  await reads(page, ".timeline", /There is no network/);
  await offscreen.evaluate(() => void dispatchEvent(new Event("online")));
  await reads(page, ".timeline", /The network is back/);
  await ana.reaches("Connected");
  await ana.extension.closeOffscreen();
  await ana.popup.reload();
  await reads(
    page,
    ".timeline ol",
    /^.*Connectedping-room.*The document that holds the rooms was opened.*The network is back/,
  );
});

test("the reachability test finds the way within this network, and says which servers are missing for the others", async () => {
  await press(page, ".reach");
  await reads(page, ".reach", /\(host\)Works \(\d/);
  await reads(page, ".reach", /\(server reflexive\)Cannot be tested: no STUN or TURN server is set up\./);
  await reads(page, ".reach", /TURN server onlyCannot be tested: no TURN server is set up\./);
});

test("before the first run the way within this network is tested, and no server is missed", async () => {
  const extension = await launchExtension();
  try {
    const alone = await extension.diagnosis();
    await press(alone, ".reach");
    await reads(alone, ".reach", /\(host\)Works \(\d/);
    await reads(
      alone,
      ".reach",
      /\(server reflexive\)Cannot be tested now: .*TURN server onlyCannot be tested now: /,
    );
    await reads(alone, ".reach button", /^Test now$/);
  } finally {
    await extension.close();
  }
});

test("the copied report tells all this, and nothing that is a secret", async () => {
  await ana.sees("Bo Berg");
  await bo.ping("Ana Lima", "The cat is out of the bag");
  await ana.newestPing("Bo Berg", "The cat is out of the bag");
  await ana.popup.bringToFront();
  await ana.pingEveryone("Nobody shall read this");
  await ana.newestPing("You → everyone", "Nobody shall read this", "Seen");
  await page.bringToFront(); // Behind another it looks for no paths.
  await reads(page, ".room", /PathDirect/);
  const text = await copied(ana, page);
  for (const fact of [
    `Address: ${new URL(service.url).host}`,
    "Path: Direct (host to host), UDP",
    "Reconnecting (ping-room). The connection to the room was lost.",
    "Within this network (host): Works",
    "twilio-video",
  ]) {
    expect(text).toContain(fact);
  }
  expect(await page.$eval("pre", ({ textContent }) => textContent)).toContain("Path: Direct");
  const device = String(await storedValue(page, "device"));
  expect(device).toMatch(/.{20}/);
  for (const secret of [device, "eyJ", "cat is out", "Nobody shall", "Ana", "Lima", "Bo Berg"]) {
    expect(text).not.toContain(secret);
  }
});

test("a service that is gone is said to be, and what is still known stays", async () => {
  await service.kill();
  await page.reload();
  await reads(page, ".service", /Nothing answers there/);
  await reads(page, ".glance", /ServiceNo answer/);
  await reads(page, ".timeline", /The network is back/);
  await service.restart();
});

// coturn, a TURN server, where the computer has it.
describe.skipIf(!hasCommand("turnserver"))("with a TURN server", () => {
  const credential = "a-credential-that-nobody-may-see";
  let turn: ChildProcess;
  let relayed: TokenServiceProcess;
  let cas: Person;
  let casPage: Page;

  beforeAll(async () => {
    const port = await freePort();
    turn = spawn(
      "turnserver",
      [
        ...["-n", "--no-cli", "--no-tls", "--no-dtls", "--log-file=stdout", "--pidfile="],
        ...["--listening-ip=127.0.0.1", `--listening-port=${port}`, "--relay-ip=127.0.0.1"],
        ...["--allow-loopback-peers", "--lt-cred-mech", `--user=pingroom:${credential}`, "--realm=test"],
      ],
      { cwd: os.tmpdir(), stdio: "ignore" },
    );
    endWithUs(turn);
    const servers = [{ urls: `turn:127.0.0.1:${port}`, username: "pingroom", credential }];
    relayed = await startTokenService({ env: { ICE_SERVERS: JSON.stringify(servers) } });
    cas = await join(relayed.url, "Cas");
    casPage = await cas.extension.diagnosis();
  });

  afterAll(async () => {
    await cas?.extension.close();
    await relayed?.stop();
    turn?.kill();
  });

  test("each way works, the relay alone included, with nobody else in the room", async () => {
    await press(casPage, ".reach");
    await reads(casPage, ".reach", /\(server reflexive\)Works/);
    await reads(casPage, ".reach", /TURN server onlyWorks \(\d/);
  });

  test("the server is told, and how to use it is not", async () => {
    await reads(casPage, ".room", /STUN and TURN serversturn:127\.0\.0\.1:\d+/);
    const text = await copied(cas, casPage);
    expect(text).toContain("By a TURN server only: Works");
    expect(text).not.toContain(credential);
    expect(await casPage.evaluate(() => document.documentElement.outerHTML)).not.toContain(credential);
  });

  test("a server that is down is found out", async () => {
    const isDown = once(turn, "exit"); // It answers for a moment yet.
    turn.kill();
    await isDown;
    await press(casPage, ".reach");
    await reads(casPage, ".reach", /TURN server onlyDoes not work \([\d.]+ sec\)/);
  });
});
