import { describe, expect, test } from "vitest";
import { rosterOf, type Teammate } from "../../../extension/popup/roster.ts";
import { presenceWords } from "../../../extension/popup/roster-rows.tsx";
import { keepOrder, shownRows } from "../../../extension/popup/use-rows.ts";
import { nameOf } from "../../../extension/shared/identity.ts";
import { matching } from "../../../extension/shared/matching.ts";
import { personsIn } from "../../../extension/shared/persons.ts";
import { quietOf } from "../../../extension/shared/quiet/quiet-now.ts";

const now = new Date(2026, 10, 22, 12).getTime();
const at = (hour: number) => new Date(2026, 10, 22, hour).getTime();

const teammate = (name: string, more: Partial<Teammate> = {}): Teammate => ({
  person: name,
  name,
  presence: "here",
  role: "both",
  identities: [`${name}.aaaaaaaa`],
  ...more,
});

describe("the roster", () => {
  const persons = personsIn(
    ["Bo.aaaaaaaa", "Cleo.bbbbbbbb"],
    [{ identity: "Bo.aaaaaaaa", presence: "do-not-disturb" }],
  );
  const absent = [{ person: "Dee", identities: ["Dee.cccccccc"], lastSeenAt: at(9) }];

  test("has those who are here first, and says until when somebody is not to be disturbed", () => {
    const said = [{ identity: "Bo.aaaaaaaa", presence: "do-not-disturb" as const, until: at(14) }];
    const roster = rosterOf(persons, said, absent, true, nameOf);
    expect(roster.map(({ name, presence, until }) => [name, presence, until])).toEqual([
      ["Bo", "do-not-disturb", at(14)],
      ["Cleo", "here", undefined],
      ["Dee", "offline", undefined],
    ]);
  });

  test("does not say that somebody is offline while nobody can know", () => {
    expect(rosterOf([], [], absent, false, nameOf)[0]?.presence).toBe("unknown");
  });
});

describe("somebody who does not want to be disturbed", () => {
  const bo = { presence: "do-not-disturb" as const, identities: ["Bo.a", "Bo.b"] };
  const said = (identity: string, more = {}) => ({ identity, presence: "do-not-disturb" as const, ...more });

  test("on two devices is so until the last of them is over, and urgent pings pass where one lets them", () => {
    const devices = [said("Bo.a", { until: 5, urgentPasses: false }), said("Bo.b", { until: 9 })];
    expect(quietOf(bo, devices)).toEqual({ until: 9, urgentPasses: true });
  });

  test("on a device that knows no end is so without one", () => {
    expect(quietOf(bo, [said("Bo.a", { until: 5 }), said("Bo.b")])).toEqual({ urgentPasses: true });
  });

  test("is nobody else", () => {
    expect(quietOf({ ...bo, presence: "here" }, [said("Bo.a", { until: 5 })])).toBeUndefined();
  });
});

test.each<[Partial<Teammate>, string]>([
  [{}, "Here"],
  [{ presence: "away" }, "Away"],
  [{ presence: "do-not-disturb" }, "Do not disturb"],
  [{ presence: "do-not-disturb", until: at(14) }, "Quiet until 2:00 PM"],
  [{ presence: "do-not-disturb", until: at(26) }, "Quiet until 2:00 AM"],
  [{ presence: "do-not-disturb", until: at(48) }, "Quiet until Tue, Nov 24, 12:00 AM"],
  [{ presence: "silent" }, "Does not answer"],
  [{ presence: "plain" }, "Pings to everyone only"],
  [{ presence: "offline", lastSeenAt: at(9) }, "Offline since 9:00 AM"],
  [{ presence: "unknown", lastSeenAt: at(9) }, "Last seen 9:00 AM"],
  [{ role: "publish", presence: "away" }, "Sends only"],
  [{ role: "subscribe" }, "Gets pings only"],
  [{ role: "subscribe", presence: "away" }, "Gets pings only · Away"],
])("%j reads: %s", (more, words) => {
  expect(presenceWords(teammate("Bo", more), now)).toBe(words);
});

test("rows stay where they are while others come and go", () => {
  expect(keepOrder([], ["b", "a"])).toEqual(["b", "a"]);
  expect(keepOrder(["b", "a"], ["a", "c", "b"])).toEqual(["b", "a", "c"]);
  expect(keepOrder(["b", "a"], ["a"])).toEqual(["b", "a"]);
});

describe("who is looked for", () => {
  const all = ["Zoë Öberg", "Jan Berg", "Bergljot Ånes"].map((name) => teammate(name));
  const found = (typed: string) => matching(all, typed)?.map(({ name }) => name);

  test("is found by how a word of the name begins, whatever the accents", () => {
    expect(found("zoe o")).toEqual(["Zoë Öberg"]);
    expect(found("BERG")).toEqual(["Jan Berg", "Bergljot Ånes"]);
  });

  test("is found by the middle of the name if no word begins so", () => {
    expect(found("jot")).toEqual(["Bergljot Ånes"]);
    expect(found("x")).toEqual([]);
  });
});

describe("the list", () => {
  const all = [teammate("Bo"), teammate("Cron", { role: "publish" }), teammate("Cleo")];

  test("shows everyone and all teammates, and keeps whom Enter pings", () => {
    expect(shownRows(all, matching(all, " "), "Cleo", "Bo")).toEqual({
      everyone: true,
      teammates: all,
      target: "Cleo",
      stop: "Bo",
    });
  });

  test("has Tab stop at the first line when the last one is gone or cannot be pinged", () => {
    expect(shownRows(all, undefined, null, "Dee").stop).toBeNull();
    expect(shownRows(all, undefined, null, "Cron").stop).toBeNull();
  });

  test("has Enter ping the first who is found and can be pinged, and never everyone", () => {
    const shown = shownRows(all, matching(all, "c"), null, null);
    expect([shown.everyone, shown.target, shown.stop]).toEqual([false, "Cleo", "Cleo"]);
    expect(shownRows(all, matching(all, "everyone"), null, null).target).toBeUndefined();
  });
});
