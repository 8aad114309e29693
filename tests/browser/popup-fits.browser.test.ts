// Looks at the popup in its states, in both languages, and finds without eyes what a person would see at once: what overlaps, what
// is cut, and what makes the popup larger than it may be.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "../../extension/shared/connection-schema.ts";
import { browserIn, type LanguageOptions } from "../support/browser-in.ts";
import { cut, excess, overlapping } from "./support/fits.ts";
import { type Shown, type ShownPopup, shownPopup } from "./support/shown-popup.ts";
import { connectedWith, identityOf, receivedFrom, sentTo } from "./support/shown-team.ts";

const hour = 3_600_000;
const long = "Maximilian-Alexander von Hohenzollern-Sigmaringen";
const arabic = "محمد عبد الرحمن بن عبد العزيز الطويل";
const team = ["Bo Berg", "Chloé Ng", long, "Zoë Öberg"];
const otherRooms = [
  "alerts",
  "deployments",
  "customer-support",
  "lunch",
  "design",
  "oncall",
  "random",
  "front",
  "the lab",
];

const ops = connectedWith(team, [
  { identity: identityOf("Bo Berg"), presence: "away" },
  { identity: identityOf("Zoë Öberg"), presence: "do-not-disturb", until: Date.now() + hour },
]);

/** Somebody among teammates and pings, with nothing special. */
const usual = (): Shown => ({
  settings: { rooms: [] },
  connections: { ops },
  knownTeammates: ["Dee", ...team].map((name) => ({
    identity: identityOf(name),
    room: "ops",
    lastSeenAt: Date.now() - 30 * 24 * hour, // Said with a date, which is longer than a time.
  })),
  inbox: [receivedFrom("Bo Berg", "Lunch?"), receivedFrom(long, "The build is red.", { priority: "urgent" })],
  outbox: [
    sentTo({ "Bo Berg": "seen", Dee: "pending", [long]: "answered" }),
    sentTo({ "Chloé Ng": "delivered" }),
  ],
  draft: undefined,
  lastTargets: { ops: "Bo Berg" },
});

const inState = (connection: Connection): Shown => ({ ...usual(), connections: { ops: connection } });

const withRooms = (count: number): Shown => {
  const rooms = otherRooms.slice(0, count - 1);
  return {
    ...usual(),
    settings: { rooms: rooms.map((room, n) => ({ room, muted: n % 2 === 0, role: "both" })) },
    connections: {
      ops,
      ...Object.fromEntries(rooms.map((room) => [room, connectedWith(["Bot"], [], room)])),
    },
    inbox: [...(usual().inbox ?? []), receivedFrom("Bot", "Disk full", { room: "alerts" })],
  };
};

const longSentence =
  "The service at https://pingroom.engineering.example.com/teams/platform does not answer, and has not for five minutes.";
const why = {
  why: { plain: longSentence },
  advice: { plain: `${longSentence} Pingroom tries again in a minute.` },
};

const states: [string, () => Shown][] = [
  ["among teammates", usual],
  ["before the first ping", () => ({ ...usual(), lastTargets: {}, inbox: [], outbox: [] })],
  [
    "alone",
    () => ({
      ...usual(),
      connections: { ops: connectedWith([]) },
      knownTeammates: [],
      inbox: [],
      outbox: [],
    }),
  ],
  [
    "on two devices",
    () =>
      inState({
        ...ops,
        identity: "Ana Lima.maaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaa",
        participants: [...ops.participants, "Ana Lima.maaaaaaaaa.baaaaaaaaaaaaaaaaaaaaa"],
      }),
  ],
  ["connecting", () => inState({ state: "connecting" })],
  ["reconnecting", () => inState({ ...ops, state: "reconnecting" } as Connection)],
  ["not connected", () => inState({ state: "disconnected", retry: false, ...why })],
  ["paused", () => inState({ state: "paused", ...why })],
  ["open to guests", () => inState({ ...ops, openToGuests: true })],
  ["with a new device", () => ({ ...usual(), newDevices: [{ identity: identityOf(long), at: Date.now() }] })],
  ["in two rooms", () => withRooms(2)],
  ["in five rooms", () => withRooms(5)],
  ["in ten rooms", () => withRooms(10)],
  ["pinging somebody with a long name", () => ({ ...usual(), lastTargets: { ops: long } })],
  [
    "with names from right to left and of emoji",
    () => ({
      ...usual(),
      connections: {
        ops: connectedWith([arabic, "נועה לוי", "👩🏽‍🚀 Tereshkova", "🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊"]),
      },
      inbox: [receivedFrom(arabic, "مرحبا")],
      lastTargets: { ops: arabic },
    }),
  ],
  [
    "with twelve teammates",
    () => inState(connectedWith(Array.from({ length: 12 }, (_, n) => `${team[n % team.length]} ${n}`))),
  ],
  [
    "urgent, to somebody who is not to be disturbed",
    () => ({
      ...usual(),
      draft: { text: "Fire!", room: "ops", priority: "urgent" },
      lastTargets: { ops: "Zoë Öberg" },
    }),
  ],
];

// Names and texts of people may be cut, at their end.
const mayBeCut = ".name, .whom > .cut, .connection .cut, .who .cut, .entry .cut, .entry bdi, [role=tab] .cut";

// The heading gives way to a note of two lines, and a heading of a day stays above what scrolls below it.
const mayLieOver = ".avatar, .find, h2, h3";

describe.each(["en", "de"])("in a browser that speaks %s", (language) => {
  let options: LanguageOptions;
  let shown: ShownPopup;

  beforeAll(async () => {
    options = await browserIn(language);
    const { args = [] } = options;
    shown = await shownPopup(usual(), {
      ...options,
      args: [...args, "--screen-info={1600x1200}", "--window-size=1200,1000"],
    });
    await shown.page.setViewport({ width: 360, height: 595 });
  });

  afterAll(async () => {
    await shown?.extension.close();
    await options?.remove();
  });

  test.each(states)("everything is read whole, and nothing overlaps: %s", async (_, state) => {
    await shown.reopen({ newDevices: [], ...state() });
    await shown.page.waitForSelector(".history");
    expect(await cut(shown.page, { within: "#popup", except: mayBeCut })).toEqual([]);
    expect(await overlapping(shown.page, { within: "#popup", except: mayLieOver })).toEqual([]);
    expect(await excess(shown.page)).toEqual({ width: 0, height: 0 });
  });

  test("a row is as high as the place for it, whatever letters a name has", async () => {
    await shown.reopen({ newDevices: [], ...states.find(([name]) => name.includes("emoji"))?.[1]() });
    const [place, ...rows] = await shown.page.evaluate(() => {
      const list = document.querySelector<HTMLElement>(".teammates") as HTMLElement;
      const heights = [...list.querySelectorAll(".row")].map((row) => row.getBoundingClientRect().height);
      return [list.clientHeight / Number(list.style.getPropertyValue("--rows")), ...heights];
    });
    for (const row of rows) expect(row).toBeCloseTo(place ?? 0, 0);
  });

  test("a real popup is as wide as what is in it is meant to be, with ten rooms as with one", async () => {
    const under = await shown.extension.browser.newPage();
    await under.goto("about:blank");
    for (const state of [usual(), withRooms(10)]) {
      await shown.show(state);
      const real = await shown.extension.popupOver(under);
      await real.waitForSelector(".history");
      // The browser gives a popup its size a moment after it is drawn.
      const isAsWide = () => real.evaluate(() => Math.abs(innerWidth - document.body.offsetWidth) <= 1);
      await expect.poll(isAsWide, { timeout: 10_000 }).toBe(true);
      await expect.poll(() => excess(real), { timeout: 10_000 }).toEqual({ width: 0, height: 0 });
      await real.close();
    }
    await under.close();
  });
});
