import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { askCore, coreValue } from "./support/core-values.ts";
import { becomes } from "./support/idle-state.ts";
import { alsoBehind, join, type Person } from "./support/person.ts";
import { statesOf } from "./support/states-of.ts";

// A way between two that is broken is found out after 75 s at most, and whoever proves nothing any more after 20 s.
const patienceMs = 120_000;
const timeout = 3 * patienceMs;

let service: TokenServiceProcess;
let ana: Person;
let bo: Person;
let cleo: Person;

/** A ping there and one back: nothing less shows that a connection is one. */
const pingBothWays = async (text: string) => {
  await Promise.all([ana.sees("Bo", "Cleo"), bo.sees("Ana", "Cleo")]);
  await ana.pingEveryone(`${text}, says Ana`);
  await bo.newestPing("Ana → everyone", `${text}, says Ana`);
  await bo.pingEveryone(`${text}, says Bo`);
  await ana.newestPing("Bo → everyone", `${text}, says Bo`);
};

const signal = ({ extension }: Person, name: "SIGSTOP" | "SIGCONT") =>
  process.kill(-(extension.browser.process()?.pid ?? Number.NaN), name);

/** Has the connection reported until its proof is younger than this moment. */
const isProvenAnew = async ({ popup }: Person) => {
  const since = Date.now();
  const provenAt = async () => {
    await askCore(popup, "stayConnected");
    const { "ping-room": room } = await coreValue(popup, "connections");
    return room?.state === "connected" ? room.provenAt : 0;
  };
  await expect.poll(provenAt, { interval: 500, timeout: patienceMs }).toBeGreaterThan(since);
};

/** Waits until those of the list who are here, or offline, read like this in whichever order: name and note of each. */
const reads = ({ popup }: Person, list: string, ...rows: (string | RegExp)[]) =>
  popup.waitForFunction(
    (selector, patterns) => {
      const items = [...document.querySelectorAll(`.teammates li${selector}`)].map((item) =>
        [...item.querySelectorAll(".name, .note-line")].map((part) => part.textContent).join(": "),
      );
      return (
        items.length === patterns.length &&
        patterns.every((pattern) => items.some((item) => new RegExp(`^${pattern}$`).test(item)))
      );
    },
    alsoBehind,
    list,
    rows.map((row) => (typeof row === "string" ? row : row.source)),
  );

/** Ends every peer connection from inside, so that neither the SDK nor the signalling hears of it. */
const cutDataPath = async ({ extension }: Person) => {
  const offscreen = await extension.offscreen();
  const prototype = await offscreen.evaluateHandle(() => RTCPeerConnection.prototype);
  const connections = await offscreen.queryObjects(prototype);
  return offscreen.evaluate((all) => {
    const open = all.filter(({ connectionState }) => connectionState !== "closed");
    for (const connection of open) connection.close();
    return open.length;
  }, connections);
};

/** Has the offscreen document join anew, as when a network comes back. */
const joinAnew = async (person: Person) => {
  const offscreen = await person.extension.offscreen();
  await offscreen.evaluate(() => void dispatchEvent(new Event("online")));
  await isProvenAnew(person);
};

/** Makes the browser say that the user is there or not, as a locked screen would. */
const idle = ({ extension }: Person, state: "active" | "locked") => becomes(extension, state);

beforeAll(async () => {
  service = await startTokenService();
  [ana, bo, cleo] = await Promise.all([
    join(service.url, "Ana"),
    join(service.url, "Bo"),
    join(service.url, "Cleo"),
  ]);
  for (const { popup } of [ana, bo, cleo]) popup.setDefaultTimeout(patienceMs);
  await pingBothWays("first");
});

afterAll(async () => {
  await Promise.all([ana, bo, cleo].map((person) => person?.extension.close()));
  await service?.stop();
});

describe("somebody whose browser has frozen", () => {
  test("leaves the roster, and the connection stays proven through those who answer", {
    timeout,
  }, async () => {
    const states = await statesOf(ana);
    signal(bo, "SIGSTOP");
    await ana.sees("Cleo");
    await isProvenAnew(ana);
    signal(cleo, "SIGSTOP");
    await ana.sees();
    await isProvenAnew(ana);
    expect(states).toEqual([]);
  });

  test("is remembered as offline meanwhile, with the time", async () => {
    await reads(ana, ".offline", /Cleo: Offline since \d.*/, /Bo: Offline since \d.*/);
  });

  test("is here again when it is thawed", { timeout }, async () => {
    signal(bo, "SIGCONT");
    signal(cleo, "SIGCONT");
    await pingBothWays("thawed");
    await reads(ana, ".offline");
  });
});

test("a data path that is cut while the signalling lives is replaced, and nobody leaves the room", {
  timeout,
}, async () => {
  const states = await Promise.all([ana, bo, cleo].map(statesOf));
  const cut = await Promise.all([ana, bo, cleo].map(cutDataPath));
  expect(cut).toEqual([1, 1, 1]);
  await Promise.all([ana, bo, cleo].map(isProvenAnew));
  await pingBothWays("cut");
  expect(states.flat()).toEqual([]);
  await Promise.all([ana, bo, cleo].map(joinAnew));
  await pingBothWays("healed");
});

test("a token that is about to expire is replaced by a new one, and the room joined anew with it", async () => {
  await pingBothWays("early");
  const states = await statesOf(ana);
  const minted = () => service.output().split("minted an access token").length;
  const before = minted();
  const offscreen = await ana.extension.offscreen();
  await offscreen.evaluate(() => {
    const now = performance.now.bind(performance);
    performance.now = () => now() + 14_400_000 * 0.98;
  });
  await vi.waitFor(() => expect(states).toEqual(["Reconnecting…", "Connected"]), { timeout: 20_000 });
  await pingBothWays("late");
  expect(minted()).toBe(before + 1);
});

describe("presence", () => {
  test("tells the others that somebody locked their screen, and that they are back", async () => {
    await idle(bo, "locked");
    await Promise.all([
      reads(ana, ".here", "Bo: Away", "Cleo: Here"),
      reads(cleo, ".here", "Ana: Here", "Bo: Away"),
    ]);
    await idle(bo, "active");
    await Promise.all([
      reads(ana, ".here", "Bo: Here", "Cleo: Here"),
      reads(cleo, ".here", "Ana: Here", "Bo: Here"),
    ]);
  });

  test("is known to a newcomer within a moment", async () => {
    await idle(bo, "locked");
    await reads(ana, ".here", "Bo: Away", "Cleo: Here");
    const dan = await join(service.url, "Dan");
    await reads(dan, ".here", "Ana: Here", "Bo: Away", "Cleo: Here");
    await dan.extension.close();
    await ana.sees("Bo", "Cleo");
    await idle(bo, "active");
    await reads(ana, ".here", "Bo: Here", "Cleo: Here");
  });

  test("is said to a screen reader with the button", async () => {
    await idle(bo, "locked");
    await reads(ana, ".here", "Bo: Away", "Cleo: Here");
    const described = await ana.popup.$eval(".teammates [aria-label='Ping Bo']", (button) => [
      button.getAttribute("aria-label"),
      document.getElementById(button.getAttribute("aria-describedby")?.split(" ")[0] ?? "")?.textContent,
    ]);
    expect(described).toEqual(["Ping Bo", "Away"]);
    await idle(bo, "active");
    await reads(ana, ".here", "Bo: Here", "Cleo: Here");
  });
});

test("a teammate who has left stays in the list as offline, with a button, also after a restart", async () => {
  await cleo.extension.close();
  await ana.sees("Bo");
  await reads(ana, ".offline", /Cleo: Offline since \d.*/, /Dan: Offline since \d.*/);
  await ana.extension.reloadExtension();
  const popup = await ana.extension.popup();
  await reads({ ...ana, popup }, ".offline", /Cleo: Offline since \d.*/, /Dan: Offline since \d.*/);
  expect(await popup.$eval(".teammates li.offline button", (button) => button.disabled)).toBe(false);
});
