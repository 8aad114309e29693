import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { coreValue, untilValue } from "./support/core-values.ts";
import { alsoBehind, typeInto } from "./support/person.ts";
import { type ShownPopup, shownPopup } from "./support/shown-popup.ts";
import { connectedWith, identityOf, receivedFrom } from "./support/shown-team.ts";

const team = ["Bo Berg", "Chloé Ng", "Cleo"];

let shown: ShownPopup;
let popup: Page;

beforeAll(async () => {
  shown = await shownPopup({
    connections: { ops: connectedWith(team) },
    knownTeammates: [{ identity: identityOf("Dee"), room: "ops", lastSeenAt: Date.now() - 3_600_000 }],
  });
  popup = shown.page;
});

afterAll(() => shown?.extension.close());

/** Waits until the popup has had what it shows marked as seen; later it would be what the next one shows. */
const untilSeen = () =>
  untilValue(popup, "inbox", (inbox) => inbox.every(({ seenAt }) => seenAt !== undefined));

beforeEach(async () => {
  await shown.reopen({
    draft: { text: "", room: "ops" },
    lastTargets: {},
    lastTarget: undefined,
    outbox: [],
    connections: { ops: connectedWith(team) },
    inbox: [receivedFrom("Bo Berg", "Lunch?")],
    settings: { rooms: [] },
  });
  await untilSeen();
});

/** What the focus is on, as a screen reader would call it. */
const focused = () =>
  popup.evaluate(() => {
    const element = document.activeElement as HTMLElement & { name?: string };
    return element.ariaLabel || element.name || element.textContent;
  });
const press = async (...keys: Parameters<Page["keyboard"]["press"]>[0][]) => {
  for (const key of keys) await popup.keyboard.press(key);
};
const rows = () => popup.$$eval(".teammates .name", (names) => names.map(({ textContent }) => textContent));
const field = () => popup.$eval("[name=text]", (input) => (input as HTMLInputElement).value);
const says = (words: string) => popup.locator(`::-p-text(${words})`).wait();
const sent = () => coreValue(popup, "outbox");
const pinged = async (to: string | null, text = "") => {
  const outbox = await untilValue(popup, "outbox", ({ length }) => length > 0);
  expect(outbox.map((ping) => [ping.to, ping.text])).toEqual([[to, text]]);
};

test("the focus begins in the message", async () => {
  expect(await focused()).toBe("Text of the ping");
});

describe("arrows", () => {
  test("lead from the message through everyone and the teammates, and back", async () => {
    const path = [];
    for (const key of [
      "ArrowDown",
      "ArrowDown",
      "ArrowDown",
      "End",
      "ArrowDown",
      "Home",
      "ArrowUp",
    ] as const) {
      await press(key);
      path.push(await focused());
    }
    expect(path).toEqual([
      "Ping everyone",
      "Ping Bo Berg",
      "Ping Chloé Ng",
      "Ping Dee",
      "Ping Dee",
      "Ping everyone",
      "Text of the ping",
    ]);
  });

  test("and Enter ping whom they led to, once however long it is held", async () => {
    await typeInto(popup, "text", "Tea?");
    await press("ArrowDown", "ArrowDown");
    for (let repeats = 0; repeats < 4; repeats += 1) await popup.keyboard.down("Enter");
    await popup.keyboard.up("Enter");
    await pinged("Bo Berg", "Tea?");
    expect(await focused()).toBe("Ping Bo Berg");
  });

  test("and Enter do not send on a text that was left from before, unless pressed again", async () => {
    await shown.reopen({ draft: { text: "between us, Cleo", room: "ops" } });
    await press("ArrowDown", "ArrowDown", "Enter");
    await says("left from before. Press Enter again to ping Bo Berg with it");
    await press("ArrowDown", "Enter");
    await says("Press Enter again to ping Chloé Ng with it");
    expect(await sent()).toEqual([]);
    await press("Enter");
    await pinged("Chloé Ng", "between us, Cleo");
  });

  test("lead past whoever takes no pings", async () => {
    const cron = connectedWith([]);
    cron.participants = [identityOf("Aaron", "publish"), identityOf("Bo Berg")];
    await shown.reopen({ connections: { ops: cron } });
    await press("ArrowDown", "ArrowDown");
    expect(await focused()).toBe("Ping Bo Berg");
  });
});

describe("letters", () => {
  test("typed in the list find teammates, say how many, and Enter pings the first", async () => {
    await press("ArrowDown");
    await popup.keyboard.type("c");
    expect(await rows()).toEqual(["Chloé Ng", "Cleo"]);
    await says("2 found. Enter pings Chloé Ng.");
    await popup.keyboard.type("hloe");
    expect(await rows()).toEqual(["Chloé Ng"]);
    await press("Enter");
    await pinged("Chloé Ng");
    expect(await rows()).toEqual(["Everyone", ...team, "Dee"]);
    expect(await focused()).toBe("Text of the ping");
  });

  test("that nobody is called by are said to be, and Enter then pings nobody", async () => {
    await press("ArrowDown");
    await popup.keyboard.type("xy");
    await says("Nobody here is called “xy”.");
    await press("Enter", "Escape", "Escape");
    expect(await focused()).toBe("Text of the ping");
    expect(await sent()).toEqual([]);
  });

  test("belong to the message while one writes it", async () => {
    await popup.keyboard.type("Cleo / lunch?");
    expect(await popup.$eval("[name=text]", (field) => (field as HTMLInputElement).value)).toBe(
      "Cleo / lunch?",
    );
    expect(await rows()).toEqual(["Everyone", ...team, "Dee"]);
  });

  test("tell of whoever is found first that they do not want to be disturbed, and not of the last one", async () => {
    const quiet = { identity: identityOf("Cleo"), presence: "do-not-disturb" as const };
    await shown.reopen({
      connections: { ops: connectedWith(team, [quiet]) },
      lastTargets: { ops: "Bo Berg" },
    });
    await press("ArrowDown");
    await popup.keyboard.type("cleo");
    await says("Cleo does not want to be disturbed.");
    await press("Backspace", "Backspace", "Backspace", "Backspace");
    await popup.waitForFunction(
      () => !document.querySelector(".note")?.textContent?.includes("does not want"),
      alsoBehind,
    );
  });

  test("lead on by arrow to those who were found", async () => {
    await press("ArrowDown");
    await popup.keyboard.type("c");
    await press("ArrowDown", "ArrowDown", "Enter");
    await pinged("Cleo");
  });
});

describe("a press of Enter by mistake", () => {
  const button = () => popup.$eval("button.primary", ({ ariaLabel }) => ariaLabel);

  test("in a fresh popup pings nobody, and leads to the teammates", async () => {
    expect(await button()).toBe("Choose who (Enter)");
    await says("Arrow keys choose, Enter pings.");
    await press("Enter");
    expect(await focused()).toBe("Ping Bo Berg");
    expect(await sent()).toEqual([]);
    await press("Enter");
    await pinged("Bo Berg");
  });

  test("pings not everyone, though they were pinged last", async () => {
    await shown.reopen({ lastTargets: { ops: null } });
    expect(await button()).toBe("Choose who (Enter)");
    await typeInto(popup, "text", "Tea?");
    await press("Enter");
    expect(await focused()).toBe("Ping Bo Berg");
    expect(await sent()).toEqual([]);
  });

  test("pings everyone without words only when it is pressed again, by hand too", async () => {
    await press("ArrowDown", "Enter");
    await says("Ping all 4 in ops without words? Press again to send.");
    await press("ArrowDown", "ArrowUp");
    expect(await sent()).toEqual([]);
    await press("Enter");
    await pinged(null);
    await popup.click('.row[aria-label="Ping everyone"]');
    await says("Ping all 4 in ops without words?");
    expect(await sent()).toHaveLength(1);
  });
});

test("the button names whom Enter pings as the focus moves, and a click on it pings them", async () => {
  const says = (words: string) => popup.locator(`button.primary ::-p-text(${words})`).wait();
  await shown.reopen({ lastTargets: { ops: "Cleo" } });
  await says("Cleo");
  await press("ArrowDown", "ArrowDown");
  await says("Bo Berg");
  await popup.click("button.primary");
  await pinged("Bo Berg");
  await popup.focus("[name=text]");
  await says("Bo Berg"); // Pinged last by now.
  await press("ArrowDown");
  await says("Ping everyone");
});

describe("a text that was sent", () => {
  beforeEach(async () => {
    await shown.reopen({ lastTargets: { ops: "Cleo" } });
    await typeInto(popup, "text", "Tea?");
    await press("Enter");
    await pinged("Cleo", "Tea?");
    await expect.poll(field).toBe("");
  });

  test("leaves the field for the next time too", async () => {
    await shown.reopen();
    expect(await field()).toBe("");
  });

  test.each([["ArrowUp"], ["Control", "z"]] as const)("comes back by %s %s", async (...keys) => {
    const [held, last = held] = keys;
    if (held !== last) await popup.keyboard.down(held);
    await press(last);
    if (held !== last) await popup.keyboard.up(held);
    expect(await field()).toBe("Tea?");
    await press("Enter");
    const outbox = await untilValue(popup, "outbox", ({ length }) => length === 2);
    expect(outbox.map(({ text }) => text)).toEqual(["Tea?", "Tea?"]);
  });
});

test("what is typed before the field is empty is a new text", async () => {
  await shown.reopen({ lastTargets: { ops: "Cleo" } });
  await typeInto(popup, "text", "Tea?");
  await popup.focus("[name=text]");
  await popup.$eval("[name=text]", (element) => {
    const field = element as HTMLInputElement;
    field.form?.requestSubmit();
    field.value += "!";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await pinged("Cleo", "Tea?");
  await expect.poll(field).toBe("!");
});

test("who is pressed right after somebody else gets a ping too, and the text is not theirs", async () => {
  await shown.reopen();
  await typeInto(popup, "text", "Tea?");
  await popup.$eval(".teammates", (list) => {
    for (const name of ["Bo Berg", "Bo Berg", "Cleo"])
      list.querySelector<HTMLElement>(`[aria-label="Ping ${name}"]`)?.click();
  });
  const outbox = await untilValue(popup, "outbox", ({ length }) => length > 1);
  expect(outbox.map(({ to, text }) => [to, text])).toEqual([
    ["Cleo", ""],
    ["Bo Berg", "Tea?"],
  ]);
});

test("how urgent a text is to be is kept with it", async () => {
  await shown.reopen({ lastTargets: { ops: "Cleo" } });
  await popup.locator("input[value=urgent] + span").click();
  await typeInto(popup, "text", "Fire!");
  await untilValue(popup, "draft", (draft) => draft?.text === "Fire!" && draft.priority === "urgent");
  await popup.reload();
  await popup.waitForSelector("input[value=urgent]:checked");
  await press("Enter", "Enter"); // It is asked about, since it was left from before.
  const [ping] = await untilValue(popup, "outbox", ({ length }) => length > 0);
  expect(ping).toMatchObject({ to: "Cleo", text: "Fire!", priority: "urgent" });
});

test("a double-click is one press, on a teammate and on the button", async () => {
  await shown.reopen({ lastTargets: { ops: "Chloé Ng" } });
  await popup.click("button.primary", { count: 2 });
  await popup.click('[aria-label="Ping Cleo"]', { count: 2 });
  await popup.click('[aria-label="Ping Bo Berg"]');
  const outbox = await untilValue(popup, "outbox", (pings) => pings.some(({ to }) => to === "Bo Berg"));
  expect(outbox.map(({ to }) => to)).toEqual(["Bo Berg", "Cleo", "Chloé Ng"]);
});

test("a text that the core forgets leaves the field", async () => {
  await shown.reopen({ draft: { text: "Forget me", room: "ops" } });
  expect(await popup.$eval("[name=text]", (field) => (field as HTMLInputElement).value)).toBe("Forget me");
  await shown.show({ draft: undefined });
  await popup.waitForFunction(
    () => document.querySelector<HTMLInputElement>("[name=text]")?.value === "",
    alsoBehind,
  );
});

describe("Escape", () => {
  test("ends the search, then leads back to the message, and there closes the popup", async () => {
    await press("ArrowDown");
    await popup.keyboard.type("cl");
    await press("ArrowDown");
    await press("Escape");
    expect(await rows()).toEqual(["Everyone", ...team, "Dee"]);
    expect(await focused()).not.toBe("Text of the ping");
    await press("Escape");
    expect(await focused()).toBe("Text of the ping");
    await popup.evaluate(() => {
      document.addEventListener("keydown", ({ defaultPrevented }) => {
        document.title = `prevented: ${defaultPrevented}`;
      });
    });
    await press("Escape");
    expect(await popup.title()).toBe("prevented: false");
  });
});

describe("how urgent a ping is", () => {
  type Held = { answers: ((problem: string | null) => void)[] };

  const choose = (priority: string) => popup.locator(`input[value=${priority}] + span`).click();
  const chosen = () => popup.$eval("input[type=radio]:checked", (radio) => (radio as HTMLInputElement).value);
  /** Pings from the message. */
  const ping = async () => {
    await popup.focus("[name=text]");
    await press("Enter");
  };
  /** Answers one of the pings, counted from 0, and waits until that is drawn. */
  const answer = (nth: number, problem: string | null) =>
    popup.evaluate(
      async (which, value) => {
        (globalThis as unknown as Held).answers[which]?.(value);
        await new Promise(requestAnimationFrame);
      },
      nth,
      problem,
    );

  beforeEach(async () => {
    await shown.reopen({ lastTargets: { ops: "Cleo" } });
    await popup.evaluate(() => {
      const answers: Held["answers"] = [];
      const { postMessage } = BroadcastChannel.prototype;
      BroadcastChannel.prototype.postMessage = function (said) {
        if (said.command !== "ping") return postMessage.call(this, said);
        const { id } = said;
        answers.push((value) =>
          this.dispatchEvent(new MessageEvent("message", { data: { kind: "answer", id, value } })),
        );
      };
      Object.assign(globalThis, { answers });
    });
  });

  test("is for that one alone", async () => {
    await choose("urgent");
    await ping();
    await answer(0, null);
    await expect.poll(chosen).toBe("ping");
  });

  test("can be chosen for the next one while the last is still on its way", async () => {
    await ping();
    await choose("urgent");
    await answer(0, null);
    expect(await chosen()).toBe("urgent");
  });

  test("stays for one that could not be sent", async () => {
    await choose("nudge");
    await ping();
    await answer(0, "You are offline.");
    await says("You are offline.");
    expect(await chosen()).toBe("nudge");
  });

  test("does not come back once another was sent after it", async () => {
    await choose("urgent");
    await ping();
    await expect.poll(chosen).toBe("ping");
    await ping();
    await popup.waitForFunction(() => (globalThis as unknown as Held).answers.length === 2, alsoBehind);
    await answer(0, "You are offline.");
    await answer(1, null);
    expect(await chosen()).toBe("ping");
  });
});

test("Tab reaches everything that can be done, and arrows the rest", async () => {
  await popup.waitForSelector(".history a");
  const reached = new Set<string | null>();
  for (let stops = 0; stops < 25; stops += 1) {
    await press("Tab");
    reached.add(await focused());
  }
  const all = [
    "Do not disturb",
    "Options",
    "Text of the ping",
    "priority",
    "Choose who (Enter)",
    "Find a teammate",
    "Ping everyone",
    "All pings",
    "Coming",
    "Your answer to Bo Berg",
  ];
  expect(all.filter((each) => !reached.has(each))).toEqual([]);
  await popup.focus("[name=text]");
  await press("ArrowDown", "End", "Tab");
  expect(await focused()).toBe("Forget Dee");
});

test("the focus is seen wherever it is", async () => {
  await press("ArrowDown");
  const outline = () =>
    popup.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);
  expect(await outline()).not.toBe("none");
  await press("Tab");
  expect(await outline()).not.toBe("none");
});

describe("the menu of quiet times", () => {
  const settings = () => coreValue(popup, "settings");
  const open = async () => {
    await popup.focus("[popovertarget]");
    await press("Enter");
    await popup.waitForSelector("[role=menu]");
  };

  test("opens at how things are, and arrows lead to a time", async () => {
    await open();
    await popup.waitForFunction(() => document.activeElement?.textContent === "Off", alsoBehind);
    await press("ArrowDown");
    expect(await focused()).toBe("For 30 minutes");
    await press("Enter");
    await popup.waitForSelector(".pressed");
    const { snoozedUntil } = await settings();
    expect(Math.abs(snoozedUntil - Date.now() - 1_800_000)).toBeLessThan(20_000);
    expect(await focused()).toMatch(/^Do not disturb: Until \d/);
    expect(await popup.$eval(".pressed", ({ textContent }) => textContent)).toMatch(/^Until \d/);
  });

  test("is left by Escape without a change, and the popup stays", async () => {
    await open();
    await press("ArrowDown", "Escape");
    await popup.waitForSelector("[role=menu]", { hidden: true });
    expect(await focused()).toMatch(/^Do not disturb/);
    expect(await settings()).toMatchObject({ snoozedUntil: 0, doNotDisturb: false });
  });
});

describe("with several rooms", () => {
  const news = receivedFrom("Bot", "Disk full", { room: "alerts" });

  beforeEach(async () => {
    await shown.reopen({
      inbox: [news],
      settings: { rooms: [{ room: "alerts", muted: false, role: "both" }] },
      connections: {
        ops: connectedWith(team),
        alerts: { ...connectedWith(["Bot"], [], "alerts"), state: "reconnecting" } as never,
      },
    });
    await popup.waitForSelector("[role=tab]");
    await untilSeen();
  });

  test("each tab says how its room is and what is new there; the default one is shown", async () => {
    const tabs = await popup.$$eval("[role=tab]", (all) =>
      all.map((tab) => [
        tab.ariaSelected,
        ...[...tab.querySelectorAll("span")].map((part) => part.innerText),
      ]),
    );
    expect(tabs.map(([selected, room, state]) => [selected, room, state])).toEqual([
      ["true", "ops", "Connected"],
      ["false", "alerts", "Reconnecting…"],
    ]);
    await popup.waitForSelector("#tab-1 ::-p-text(1 new)");
    expect(await rows()).toEqual(["Everyone", ...team, "Dee"]);
  });

  test("arrows choose a room, and pings go there", async () => {
    await popup.focus("#tab-0");
    await press("ArrowRight");
    await popup.waitForFunction(
      () => document.querySelector("header strong")?.textContent === "Reconnecting…",
      alsoBehind,
    );
    expect(await rows()).toEqual(["Everyone", "Bot"]);
    expect(await popup.$eval("#room", (panel) => panel.getAttribute("aria-labelledby"))).toBe("tab-1");
    await popup.click('[aria-label="Ping Bot"]');
    await pinged("Bot");
    expect((await sent())[0]?.room).toBe("alerts");
  });

  test("each has its own whom Enter pings", async () => {
    await shown.reopen({ lastTargets: { ops: "Cleo", alerts: "Bot" } });
    await popup.waitForSelector("[role=tab]");
    const button = () => popup.$eval("button.primary", ({ ariaLabel }) => ariaLabel);
    expect(await button()).toBe("Ping Cleo (Enter)");
    await popup.click("#tab-1");
    await popup.locator("button.primary ::-p-text(Ping Bot)").wait();
    await popup.click("#tab-0");
    await popup.locator("button.primary ::-p-text(Ping Cleo)").wait();
  });

  test("a text goes from one to everyone in another only when it is pressed twice", async () => {
    await popup.click("#tab-1");
    await typeInto(popup, "text", "Layoffs at 3");
    await popup.click("#tab-0");
    await press("ArrowDown", "Enter");
    await says("This text is from another room. Press once more to ping everyone with it.");
    await popup.click('.row[aria-label="Ping everyone"]');
    await pinged(null, "Layoffs at 3");
  });

  test("nor does one that lay in the field, by hand or by key", async () => {
    await shown.reopen({ draft: { text: "Layoffs at 3", room: "alerts" } });
    await popup.waitForSelector("[role=tab]");
    await popup.click('.row[aria-label="Ping everyone"]');
    await says("This text is from another room.");
    expect(await sent()).toEqual([]);
    await press("Enter");
    await pinged(null, "Layoffs at 3");
  });

  test("a muted one is marked, and says so", async () => {
    await shown.reopen({ settings: { rooms: [{ room: "alerts", muted: true, role: "both" }] } });
    await popup.waitForSelector("#tab-1.muted .muted-mark");
    expect(await popup.$eval("#tab-1", ({ textContent }) => textContent)).toContain(
      "Muted: pings from here are only listed",
    );
    await popup.click("#tab-1");
    await popup.locator("header ::-p-text(Ana Lima in alerts, muted)").wait();
  });

  test("a name with a space labels what it shows", async () => {
    await shown.reopen({ settings: { rooms: [{ room: "the lab", muted: false, role: "both" }] } });
    await popup.waitForSelector("[role=tab]");
    await popup.click("#tab-1");
    const label = await popup.$eval("#room", (panel) => {
      const id = panel.getAttribute("aria-labelledby") ?? "";
      return document.getElementById(id)?.querySelector(".cut")?.textContent;
    });
    expect(label).toBe("the lab");
  });
});
