import { describe, expect, test } from "vitest";
import type { StandingOf } from "../../../extension/core/people/standings.ts";
import { addressText } from "../../../extension/core/shortcuts/menu.ts";
import { menuChoice, menuItemId, menuItems } from "../../../extension/core/shortcuts/menu-items.ts";
import { type Roster, rosterOf } from "../../../extension/core/shortcuts/roster.ts";
import { nameOf } from "../../../extension/shared/identity.ts";
import { maxTextLength } from "../../../extension/shared/limits.ts";

import { cutText } from "../../../extension/shared/shown-text.ts";

describe("the roster", () => {
  const audience = {
    own: "Me",
    participants: ["Cleo.aaaaaaaa", "Bo.aaaaaaaa", "Bo.bbbbbbbb", "Me.aaaaaaaa"],
    known: [
      { identity: "Eve.aaaaaaaa", room: "ops", lastSeenAt: 9 },
      { identity: "Bo.bbbbbbbb", room: "ops", lastSeenAt: 8 },
      { identity: "Ana.aaaaaaaa", room: "ops", lastSeenAt: 7 },
      { identity: "Dan.aaaaaaaa", room: "lab", lastSeenAt: 9 },
    ],
    room: "ops",
  };

  test("is who is here, by name, then those of this room who were here, last seen first", () => {
    expect(rosterOf(audience, [], nameOf)).toEqual([
      { person: "Bo", name: "Bo", here: true, presence: "here" },
      { person: "Cleo", name: "Cleo", here: true, presence: "here" },
      { person: "Eve", name: "Eve", here: false },
      { person: "Ana", name: "Ana", here: false },
    ]);
  });
});

test("the roster knows who does not want to be disturbed on any of their devices, and until when", () => {
  const quiet = { presence: "do-not-disturb" as const, until: 9 };
  const audience = {
    own: "Me",
    participants: ["Bo.aaaaaaaa", "Bo.bbbbbbbb", "Cleo.aaaaaaaa"],
    known: [],
    room: "ops",
  };
  const presences = [
    { identity: "Bo.aaaaaaaa", ...quiet },
    { identity: "Bo.bbbbbbbb", ...quiet, urgentPasses: false },
  ];
  expect(rosterOf(audience, presences, nameOf)).toEqual([
    { person: "Bo", name: "Bo", here: true, ...quiet, urgentPasses: true },
    { person: "Cleo", name: "Cleo", here: true, presence: "here" },
  ]);
});

describe("the lines of the menu", () => {
  const now = new Date(2026, 10, 22, 14).getTime();
  const of = (people: Roster["people"], room?: string, standingOf: StandingOf = () => "known") =>
    menuItems({ people, room, isIn: true }, standingOf, now);
  const items = of([
    { person: "Ana", name: "Ana", here: true },
    { person: "R&D 100%s", name: "R&D 100%s", here: false },
  ]);
  const titlesOn = (place: string) =>
    items.filter(({ contexts }) => contexts[0] === place).map(({ title }) => title);

  test("are one for each teammate, then everyone, on a page, a selection and a link", () => {
    expect(titlesOn("page")).toEqual([
      "Ping Ana this page",
      "Ping R&&D 100%\u2060s this page",
      "Ping everyone this page",
    ]);
    expect(titlesOn("selection")[0]).toBe("Ping Ana “%s”");
    expect(titlesOn("link")[2]).toBe("Ping everyone this link");
    expect(items).toHaveLength(9);
  });

  test("are of the first ten teammates", () => {
    const many = Array.from({ length: 30 }, (_, n) => ({
      person: `Person ${n}`,
      name: `Person ${n}`,
      here: true,
    }));
    expect(of(many)).toHaveLength(3 * 11);
    expect(of(many)[9]?.title).toBe("Ping Person 9 this page");
    expect(of(many)[10]?.title).toBe("Ping everyone this page");
  });

  test("are of those whom one knows best where there are more, in the order of the roster", () => {
    const strangers = Array.from({ length: 30 }, (_, n) => ({
      person: `A stranger ${n}`,
      name: `A stranger ${n}`,
      here: true,
    }));
    const friends = ["Yve", "Zoe"].map((name) => ({ person: name, name, here: false }));
    const lines = of([...strangers, ...friends], undefined, (name) =>
      name.startsWith("A stranger") ? "stranger" : "friend",
    );
    expect(lines.slice(7, 10).map(({ title }) => title)).toEqual([
      "Ping A stranger 7 this page",
      "Ping Yve this page",
      "Ping Zoe this page",
    ]);
  });

  test("say who does not want to be disturbed, and until when", () => {
    const quiet = { here: true, presence: "do-not-disturb", urgentPasses: true } as const;
    const [ana, bo] = of(
      [
        { person: "Ana", name: "Ana", ...quiet, until: now + 3_600_000 },
        { person: "Bo", name: "Bo", ...quiet },
      ],
      "ops",
    );
    expect(ana?.title).toMatch(/^Ping Ana in ops \(not to be disturbed until 3:00\sPM\) this page$/);
    expect(bo?.title).toBe("Ping Bo in ops (not to be disturbed) this page");
  });

  test("say the room where there are several", () => {
    const [page, , selection] = of([{ person: "Ana", name: "Ana", here: true }], "R&D");
    expect([page?.title, selection?.title]).toEqual(["Ping Ana in R&&D this page", "Ping Ana in R&&D “%s”"]);
  });

  test("have ids that say what they stand for, and differ", () => {
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    for (const to of ["Ana", "everyone", "null", '"', null]) {
      expect(menuChoice(menuItemId({ place: "link", to }))).toEqual({ place: "link", to });
    }
    for (const id of ["", "page Ana", "[]", '["video","Ana"]', 7]) expect(menuChoice(id)).toBeNull();
  });
});

describe("the text for a page", () => {
  test("is its title in one line, and its address below", () => {
    expect(addressText("https://example.com/ä", " The\n page\u0000 ")).toEqual({
      text: "The page\nhttps://example.com/%C3%A4",
    });
  });

  test("is the address alone where there is no title", () => {
    expect(addressText("https://example.com/", " \n")).toEqual({ text: "https://example.com/" });
  });

  test.each([1, 2, 3, 30, 1_900])(
    "keeps the address whole and cuts the title, with %i characters to spare",
    (spare) => {
      const address = `https://example.com/${"a".repeat(maxTextLength - 20 - spare)}`;
      const made = addressText(address, "👩‍👩‍👧 title ".repeat(400));
      expect(made).toHaveProperty("text");
      const { text } = made as { text: string };
      expect(text.length).toBeLessThanOrEqual(maxTextLength);
      expect(text.split("\n").at(-1)).toBe(address);
    },
  );

  test("is none if the address does not fit", () => {
    const address = `https://example.com/${"a".repeat(maxTextLength - 20)}`;
    expect(addressText(address, "title")).toEqual({ text: address });
    expect(addressText(`${address}a`, "title")).toEqual({
      problem: "This address has 2001 characters; a ping takes at most 2000.",
    });
  });

  test.each(["http://example.com/", "chrome://settings/", "https://user:secret@example.com/", ""])(
    "is none for %s",
    (address) => {
      expect(addressText(address, "title")).toHaveProperty("problem");
    },
  );
});

test("a text is cut between characters as people read them", () => {
  expect(cutText("abc", 3)).toBe("abc");
  expect(cutText("abcd", 3)).toBe("ab…");
  expect(cutText("a👩‍👩‍👧b", 6)).toBe("a…");
  expect(cutText("abc", 1)).toBe("…");
  expect(cutText("abc", 0)).toBe("");
  expect(cutText("abc", -5)).toBe("");
});
