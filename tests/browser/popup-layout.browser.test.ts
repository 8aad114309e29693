import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "../../extension/shared/connection-schema.ts";
import type { SentPing } from "../../extension/shared/ping-schema.ts";
import { screenshot } from "../support/screenshot.ts";
import { alsoBehind } from "./support/person.ts";
import { type Shown, type ShownPopup, shownPopup } from "./support/shown-popup.ts";
import { connectedWith, identityOf, receivedFrom, sentTo } from "./support/shown-team.ts";

const longName = "Maximilian-Alexander von Hohenzollern-Sigmaringen";
const team = ["Bo Berg", "Chloé Ng", longName, "Zoë Öberg"];
const hour = 3_600_000;

let shown: ShownPopup;
let popup: Page;

/** A popup with something of everything. */
const full = (): Shown => ({
  settings: { rooms: [{ room: "alerts", muted: false, role: "both" }] },
  connections: {
    ops: {
      ...connectedWith(team, [
        { identity: identityOf("Bo Berg"), presence: "away" },
        { identity: identityOf("Zoë Öberg"), presence: "do-not-disturb", until: Date.now() + hour },
      ]),
      openToGuests: true,
    },
    alerts: connectedWith(["Bot"], [], "alerts"),
  },
  knownTeammates: ["Dee", ...team].map((name) => ({
    identity: identityOf(name),
    room: "ops",
    lastSeenAt: Date.now() - hour,
  })),
  inbox: [
    receivedFrom("Bo Berg", "Lunch?"),
    receivedFrom(longName, `https://example.com/${"long".repeat(30)}`, { room: "alerts" }),
  ],
  outbox: [sentTo({ "Bo Berg": "seen", Dee: "pending", [longName]: "answered" })],
  lastTarget: { to: longName },
});

beforeAll(async () => {
  shown = await shownPopup(full(), { args: ["--screen-info={1600x1200}", "--window-size=1200,1000"] });
  popup = shown.page;
});

afterAll(() => shown?.extension.close());

const opened = async (what: Shown) => {
  await shown.reopen(what);
  await popup.waitForSelector(".history");
};

/** What is wider than its place, or is cut without saying so by three dots. */
const cut = () =>
  popup.evaluate(() => {
    const root = document.scrollingElement as Element;
    const wide = root.scrollWidth > innerWidth ? [`the page: ${root.scrollWidth} of ${innerWidth}`] : [];
    const parts = [...document.querySelectorAll<HTMLElement>("#popup *")].filter((part) => {
      const { overflowX, clipPath } = getComputedStyle(part);
      if (part.closest(".unseen, .cut, svg, .tabs") || clipPath !== "none") return false;
      const hides = overflowX !== "visible";
      const { left, right, width } = part.getBoundingClientRect();
      const isOutside = width > 0 && (left < -1 || right > innerWidth + 1);
      return isOutside || (hides && part.scrollWidth > part.clientWidth + 1);
    });
    return [...wide, ...parts.map((part) => `${part.tagName} ${part.className}: ${part.textContent}`)];
  });

describe("nothing moves", () => {
  /** Notes each part that the browser sees moved from now on, even if somebody asked for it. */
  const watch = () =>
    popup.evaluate(() => {
      const moved: string[] = [];
      (window as unknown as { moved: string[] }).moved = moved;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { sources } = entry as unknown as { sources: { node: Node | null }[] };
          for (const { node } of sources) {
            const part = node instanceof Element ? node : node?.parentElement;
            // What is said at the foot is as high as its words, and grows upwards over the list.
            if (part?.matches("[role=status]:has(> .problem-box)")) continue;
            moved.push(`${part?.tagName}.${part?.className}: ${part?.textContent?.slice(0, 40)}`);
          }
        }
      }).observe({ type: "layout-shift" });
    });
  /** What has moved once the browser has drawn what was stored last. */
  const moved = async () => {
    await popup.evaluate(
      () =>
        new Promise((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
        }),
    );
    return popup.evaluate(() => (window as unknown as { moved: string[] }).moved);
  };
  const reads = (name: string, ...words: string[]) =>
    popup.waitForFunction(
      (who, wanted) => {
        const row = document.querySelector(`.row[aria-label="Ping ${who}"]`);
        const texts = [...(row?.querySelectorAll(".note-line, .state") ?? [])].map(
          (part) => part.textContent,
        );
        return JSON.stringify(texts) === wanted;
      },
      alsoBehind,
      name,
      JSON.stringify(words),
    );

  test("while a ping goes out, arrives, is seen and is answered", async () => {
    const ping = (outcome: SentPing["recipients"][number]["outcome"]) =>
      ({
        ...sentTo({ "Chloé Ng": outcome }),
        id: "00000000-0000-4000-8000-00000000abcd",
        sentAt: 1,
      }) as SentPing;
    const at = new Date().setHours(0, 58); // “12:58 AM” is as wide as a time gets.
    const stored = (outcome: SentPing["recipients"][number]["outcome"]) => ({
      outbox: [{ ...ping(outcome), sentAt: at, expiresAt: at + hour }],
    });
    await opened({ ...full(), ...stored("pending") });
    await watch();
    for (const [outcome, words] of [
      ["pending", /^Sending…$/],
      ["delivered", /^Delivered$/],
      ["seen", /^Seen \d/],
      ["answered", /^Answered$/],
    ] as const) {
      await shown.show(stored(outcome));
      await popup.waitForFunction(
        (pattern) => {
          const state = document.querySelector('.row[aria-label="Ping Chloé Ng"] .state');
          return new RegExp(pattern).test(state?.textContent ?? "");
        },
        alsoBehind,
        words.source,
      );
    }
    expect(await moved()).toEqual([]);
  });

  test("while a teammate leaves, comes back and changes how they are", async () => {
    await opened({ ...full(), outbox: [] });
    await watch();
    const { ops } = full().connections as { ops: Extract<Connection, { state: "connected" }> };
    const [, ...others] = team;
    await shown.show({
      connections: { ops: { ...ops, participants: others.map((name) => identityOf(name)) } },
    });
    await popup.waitForSelector("li.offline [aria-label='Ping Bo Berg']");
    await shown.show({ connections: { ops } });
    await reads("Bo Berg", "Away", "");
    await shown.show({ connections: { ops: { ...ops, presences: [] } } });
    await reads("Bo Berg", "Here", "");
    await shown.show({
      connections: { ops: { ...ops, participants: [...ops.participants, identityOf("Aaron")] } },
    });
    await popup.waitForSelector("[aria-label='Ping Aaron']");
    expect(await moved()).toEqual([]);
  });

  test("while the connection is lost and comes back", async () => {
    await opened(full());
    await watch();
    const says = (state: string) =>
      popup.waitForFunction(
        (wanted) => document.querySelector("header strong")?.textContent === wanted,
        alsoBehind,
        state,
      );
    const { ops } = full().connections as { ops: Extract<Connection, { state: "connected" }> };
    const { identity, room, participants, presences } = ops;
    const lost: [Connection, string][] = [
      [{ state: "reconnecting", identity, room, participants, presences }, "Reconnecting…"],
      [
        {
          state: "disconnected",
          why: { plain: "The service does not answer." },
          advice: { plain: "Trying again by itself." },
          retry: false,
        },
        "Not connected",
      ],
      [{ state: "paused", why: { plain: "You are away." }, advice: { plain: "Back at once." } }, "Paused"],
      [ops, "Connected"],
    ];
    for (const [connection, state] of lost) {
      await shown.show({ connections: { ops: connection } });
      await says(state);
    }
    expect(await moved()).toEqual([]);
  });

  test("as the list of pings comes in", async () => {
    await popup.evaluateOnNewDocument(() => {
      const total = { shifted: 0 };
      Object.assign(window, total);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          (window as unknown as typeof total).shifted += (entry as unknown as { value: number }).value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await opened(full());
    await popup.waitForSelector(".entry");
    expect(await popup.evaluate(() => (window as unknown as { shifted: number }).shifted)).toBe(0);
  });
});

describe("everything is read whole", () => {
  test.each([
    ["as it opens", 360, 595],
    ["at 200 % zoom, which leaves half of the room", 360, 300],
  ])("%s", async (_, width, height) => {
    await popup.setViewport({ width, height });
    await opened(full());
    expect(await cut()).toEqual([]);
    await popup.focus(".history a");
    const { top, bottom } = await popup.$eval(".history a", (link) => link.getBoundingClientRect().toJSON());
    expect(top >= 0 && bottom <= height).toBe(true);
  });

  test.each([360, 720])("with letters of twice the size, %i pixels wide", async (width) => {
    await popup.setViewport({ width, height: 600 });
    await opened(full());
    await popup.evaluate(() => {
      document.documentElement.style.fontSize = "175%";
    });
    expect(await cut()).toEqual([]);
  });

  test("from right to left, with the pictures on the right", async () => {
    await popup.setViewport({ width: 360, height: 595 });
    await opened(full());
    await popup.evaluate(() => {
      document.documentElement.dir = "rtl";
    });
    expect(await cut()).toEqual([]);
    const [picture, name] = await popup.$eval('[aria-label="Ping Bo Berg"]', (row) =>
      [".avatar", ".name"].map((part) => row.querySelector(part)?.getBoundingClientRect().left ?? 0),
    );
    expect(picture).toBeGreaterThan(name ?? 0);
  });

  test("with an urgent ping, a long question and a long problem", async () => {
    await popup.setViewport({ width: 360, height: 595 });
    await opened({ ...full(), draft: { text: "left over" }, lastTarget: { to: "Zoë Öberg" } });
    await popup.click("input[value=urgent] + span");
    await popup.locator("::-p-text(An urgent ping is shown all the same)").wait();
    expect(await cut()).toEqual([]);
    await popup.focus("[name=text]");
    await popup.keyboard.press("Enter");
    await popup.locator("::-p-text(Press Enter again to ping Zoë Öberg)").wait();
    expect(await cut()).toEqual([]);
  });
});

describe("fifty teammates", () => {
  const many = Array.from({ length: 50 }, (_, n) => `${team[n % team.length]} ${n}`);

  test("have a field to be found with, and take no more room than five", async () => {
    await popup.setViewport({ width: 360, height: 595 });
    await opened({ ...full(), connections: { ops: connectedWith(many) } });
    expect(await popup.$eval(".find", (find) => getComputedStyle(find).opacity)).toBe("1");
    const list = await popup.$eval(".teammates", ({ clientHeight, scrollHeight }) => [
      clientHeight,
      scrollHeight,
    ]);
    expect(list[0]).toBeLessThan(200);
    expect(list[1]).toBeGreaterThan(1_900);
    expect(await cut()).toEqual([]);
    await popup.keyboard.press("ArrowDown");
    await popup.keyboard.press("End");
    const last = await popup.evaluate(() => {
      const { bottom } = (document.activeElement as Element).getBoundingClientRect();
      return bottom <= (document.querySelector(".teammates")?.getBoundingClientRect().bottom ?? 0) + 1;
    });
    expect(last).toBe(true);
  });
});

test("a real popup is as large as its content, and scrolls by no pixel", async () => {
  const under = await shown.extension.browser.newPage();
  await under.goto("about:blank");
  const real = await shown.extension.popupOver(under);
  await real.waitForSelector(".history");
  const size = () =>
    real.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.scrollingElement as Element;
      return {
        width: innerWidth - scrollWidth,
        height: innerHeight - scrollHeight,
        isNarrow: innerWidth < 420,
      };
    });
  // The browser follows what the page needs.
  await expect.poll(size, { timeout: 10_000 }).toEqual({ width: 0, height: 0, isNarrow: true });
  await real.close();
  await under.close();
});

test("whoever wants no motion sees none", async () => {
  await popup.bringToFront();
  await popup.setViewport({ width: 360, height: 595 });
  await opened({ ...full(), connections: { ops: { state: "connecting" } } });
  const running = () => popup.evaluate(() => document.getAnimations().length);
  expect(await running()).toBeGreaterThan(0);
  await popup.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  expect(await running()).toBe(0);
  await popup.emulateMediaFeatures([]);
});

test("the popup in all its states, for a person to look at", async () => {
  await popup.bringToFront();
  await popup.setViewport({ width: 360, height: 595, deviceScaleFactor: 2 });
  await opened(full());
  await screenshot(popup, "popup-full");
  await popup.click("[popovertarget]");
  await popup.waitForSelector("[role=menu]");
  await screenshot(popup, "popup-quiet-menu");
  await opened({
    ...full(),
    settings: { rooms: [] },
    inbox: [],
    outbox: [],
    knownTeammates: [],
    connections: { ops: connectedWith([]) },
  });
  await screenshot(popup, "popup-empty");
  expect(await cut()).toEqual([]);
});
