import { afterEach, describe, expect, test } from "vitest";
import { type OmniboxRequest, omniboxRequest } from "../../../extension/core/shortcuts/omnibox-request.ts";
import { omniboxSuggestions, omniboxText } from "../../../extension/core/shortcuts/omnibox-suggestions.ts";
import type { Roster } from "../../../extension/core/shortcuts/roster.ts";
import { speak } from "../support/speak.ts";

const names = ["Ana", "Ana Lima", "Bo Berg", "Chloé Ng", "José", "Jose", "Eve"];
const roster: Roster = {
  people: names.map((name) => ({ person: name, name, here: name !== "Bo Berg" })),
  room: undefined,
  isIn: true,
};
const now = new Date(2026, 10, 22, 14).getTime();
const of = (...people: Roster["people"]): Roster => ({ ...roster, people });
const ping = (to: string | null, text: string): OmniboxRequest => ({ kind: "ping", to, text });

describe("what is typed into the address bar", () => {
  test.each<[string, OmniboxRequest]>([
    ["ana lunch?", ping("Ana", "lunch?")],
    ["  ANA   lunch  at one? ", ping("Ana", "lunch  at one?")],
    ["ana", ping("Ana", "")],
    ["ana lima lunch?", ping("Ana Lima", "lunch?")],
    ["ana  lima", ping("Ana Lima", "")],
    ["bo lunch?", ping("Bo Berg", "lunch?")],
    ["b", ping("Bo Berg", "")],
    ["bo b lunch?", ping("Bo Berg", "lunch?")],
    ["chloe lunch?", ping("Chloé Ng", "lunch?")],
    ["CHLOÉ NG: lunch?", ping("Chloé Ng", "lunch?")],
    ["everyone standup", ping(null, "standup")],
    ["Everyone: standup", ping(null, "standup")],
    ["everyone", ping(null, "")],
  ])("%s", (typed, request) => {
    expect(omniboxRequest(typed, names)).toEqual(request);
  });

  test("ends a name at a colon, whoever else begins so", () => {
    expect(omniboxRequest("Ana: Lima is nice", names)).toEqual(ping("Ana", "Lima is nice"));
    expect(omniboxRequest("Ana : Lima is nice", names)).toEqual(ping("Ana", "Lima is nice"));
    expect(omniboxRequest("ana lima : hi", names)).toEqual(ping("Ana Lima", "hi"));
    expect(omniboxRequest("bo: lunch", names)).toEqual(ping("Bo Berg", "lunch"));
  });

  test("means who is written so, of two who differ in an accent", () => {
    expect(omniboxRequest("José hi", names)).toEqual(ping("José", "hi"));
    expect(omniboxRequest("Jose hi", names)).toEqual(ping("Jose", "hi"));
    expect(omniboxRequest("jose hi", names)).toEqual(ping("Jose", "hi"));
    expect(omniboxRequest("ANA hi", ["Ana", "ána"])).toEqual(ping("Ana", "hi"));
    expect(omniboxRequest("ÁNA hi", ["Ana", "ána"])).toEqual(ping("ána", "hi"));
    expect(omniboxRequest("án hi", ["Ana Lima", "Ána Berg"])).toEqual(ping("Ána Berg", "hi"));
  });

  test("asks for a choice between two who are both written otherwise", () => {
    const both = ["José", "Josè"];
    expect(omniboxRequest("jose hi", both)).toEqual({ kind: "choose", names: both });
  });

  test.each([
    ["मोना hi", "मीना"],
    ["ばな hi", "はな"],
    ["は hi", "ばな"],
    ["йван hi", "иван"],
  ])("never takes another letter for one with an accent: %s", (typed, name) => {
    expect(omniboxRequest(typed, [name]).kind).toBe("unknown");
  });

  test("pings nobody where several people begin so", () => {
    expect(omniboxRequest("an lunch?", names)).toEqual({ kind: "choose", names: ["Ana", "Ana Lima"] });
  });

  test("never means everyone by less than the whole word", () => {
    expect(omniboxRequest("every standup", names)).toEqual({ kind: "unknown", typed: "every standup" });
    expect(omniboxRequest("ev standup", names)).toEqual(ping("Eve", "standup"));
  });

  test("means everyone by that word even if somebody is called so", () => {
    expect(omniboxRequest("everyone hi", ["Everyone"])).toEqual(ping(null, "hi"));
  });

  test("is nobody's name, or nothing", () => {
    expect(omniboxRequest("zoe hi", names)).toEqual({ kind: "unknown", typed: "zoe hi" });
    expect(omniboxRequest("ana hi", [])).toEqual({ kind: "unknown", typed: "ana hi" });
    expect(omniboxRequest("  ", names)).toEqual({ kind: "empty" });
    expect(omniboxRequest(": hi", names).kind).not.toBe("ping");
  });
});

describe("in another language", () => {
  afterEach(() => speak("en"));

  test("everyone is meant by the word of the user's language, and by the English one", () => {
    speak("de");
    for (const typed of ["alle Standup", "Alle: Standup", "everyone Standup"]) {
      expect(omniboxRequest(typed, [...names, "Alle"])).toEqual(ping(null, "Standup"));
    }
    expect(omniboxRequest("all Standup", names).kind).toBe("unknown");
    speak("en");
    expect(omniboxRequest("alle hi", [...names, "Alle"])).toEqual(ping("Alle", "hi"));
  });

  test("everyone is suggested once, and chosen by what is suggested", () => {
    speak("de");
    const { others } = omniboxSuggestions("", of({ person: "Bo Berg", name: "Bo Berg", here: true }), now);
    expect(others.map(({ content }) => content)).toEqual(["Bo Berg:", "alle:"]);
    expect(omniboxSuggestions("alle:", roster, now).enter).toBe("Ping an <match>alle</match>");
  });
});

describe("the suggestions", () => {
  test("say what Enter will do, and who else could be meant", () => {
    expect(omniboxSuggestions("ana lunch?", roster, now)).toEqual({
      enter: "Ping <match>Ana</match>: lunch?",
      others: [{ content: "Ana Lima: lunch?", description: "Ping <match>Ana Lima</match>: lunch?" }],
    });
    expect(omniboxSuggestions("everyone standup", roster, now)).toEqual({
      enter: "Ping <match>everyone</match>: standup",
      others: [],
    });
  });

  test("say that somebody gets it later", () => {
    expect(omniboxSuggestions("bo hi", roster, now).enter).toBe(
      "Ping <match>Bo Berg</match>: hi <dim>gets it once they are online</dim>",
    );
  });

  test("say who does not want to be disturbed, and until when", () => {
    const quiet = { here: true, presence: "do-not-disturb", urgentPasses: true } as const;
    const some = of(
      { person: "Ana", name: "Ana", ...quiet, until: now + 3_600_000 },
      { person: "Bo", name: "Bo", here: true },
    );
    expect(omniboxSuggestions("ana hi", some, now).enter).toMatch(
      /: hi <dim>Ana does not want to be disturbed until 3:00\sPM\. They will find it in their list; nothing pops up now\.<\/dim>$/,
    );
    expect(omniboxSuggestions("everyone", some, now).enter).toMatch(
      /<dim>1 teammate does not want to be disturbed\. They will find it in their list; nothing pops up now\.<\/dim>$/,
    );
    expect(omniboxSuggestions("bo", some, now).enter).toBe("Ping <match>Bo</match>");
  });

  test("say that one is not connected oneself, whoever is meant, and not that others are away", () => {
    const away = { ...roster, isIn: false };
    expect(omniboxSuggestions("bo hi", away, now).enter).toBe(
      "Ping <match>Bo Berg</match>: hi <dim>goes out once you are connected</dim>",
    );
    expect(omniboxSuggestions("everyone hi", away, now).enter).toBe(
      "Ping <match>everyone</match>: hi <dim>goes out once you are connected</dim>",
    );
  });

  test("do what they say when they are chosen", () => {
    for (const typed of ["ana lima is nice", "a x", "j hi", "e standup", "", "ana", "jose x"]) {
      for (const { content, description } of omniboxSuggestions(typed, roster, now).others) {
        const chosen = omniboxSuggestions(content, roster, now).enter;
        expect(chosen).toBe(description);
      }
    }
  });

  test("say the room where there are several", () => {
    expect(omniboxSuggestions("ana lunch?", { ...roster, room: "R&D" }, now)).toEqual({
      enter: "Ping <match>Ana</match> in R&amp;D: lunch?",
      others: [
        { content: "Ana Lima: lunch?", description: "Ping <match>Ana Lima</match> in R&amp;D: lunch?" },
      ],
    });
  });

  test("offer both readings of a name with two words", () => {
    expect(omniboxSuggestions("ana lima is nice", roster, now).others).toEqual([
      { content: "Ana: lima is nice", description: "Ping <match>Ana</match>: lima is nice" },
    ]);
  });

  test("say who is known when nobody goes by what was typed", () => {
    expect(omniboxSuggestions("zoe hi", roster, now)).toEqual({
      enter:
        "Nobody is called “zoe hi”. Known: Ana, Ana Lima, Bo Berg, Chloé Ng, José, Jose, Eve, or everyone.",
      others: [],
    });
    expect(omniboxSuggestions("zoe", of(), now).enter).toBe(
      "Nobody is called “zoe”. You have met nobody yet.",
    );
  });

  test("ask for a choice, and offer it, where several people begin so", () => {
    const { enter, others } = omniboxSuggestions("an hi", roster, now);
    expect(enter).toBe("Several people could be meant: Ana or Ana Lima.");
    expect(others.map(({ content }) => content)).toEqual(["Ana: hi", "Ana Lima: hi"]);
  });

  test("are XML whatever is in them", () => {
    expect(omniboxText(`<b> & "x" 'y'\u0000\u001b\ufffe\ud800`)).toBe(
      "&lt;\u2060b&gt; &amp; &quot;x&quot; &apos;y&apos;  \ufffd",
    );
    expect(omniboxText("100%s")).toBe("100%\u2060s");
    const { enter } = omniboxSuggestions(
      "<x>&: </match>",
      of({ person: "<x>&", name: "<x>&", here: true }),
      now,
    );
    expect(enter.replace(/^Ping <match>|<\/match>(?=:)/g, "")).not.toMatch(/[<>]/);
  });

  test("are cut, and not within an entity", () => {
    const { enter } = omniboxSuggestions(`ana ${"&".repeat(2_000)}`, roster, now);
    expect(enter).toMatch(/^Ping <match>Ana<\/match>: (&amp;){199}…$/);
  });
});
