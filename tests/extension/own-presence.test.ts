import { expect, test, vi } from "vitest";
import { availabilityOf, ownPresence } from "../../extension/core/attention/own-presence.ts";
import { settings } from "../../extension/core/store/values.ts";

import { memoryStorage } from "./support/memory-storage.ts";

const now = 1_700_000_000_000;

const fallback = async () => {
  memoryStorage();
  return settings.get();
};

test.each([
  ["active", "here"],
  ["idle", "away"],
  ["locked", "away"],
] as const)("a browser that is %s means %s", async (state, presence) => {
  expect(availabilityOf(await fallback(), state, now)).toEqual({ presence });
});

test.each([
  [{ doNotDisturb: true }, {}],
  [{ snoozedUntil: now + 1 }, { until: now + 1 }],
  [
    { snoozedUntil: now + 1, urgentDisturbs: false },
    { until: now + 1, urgent: false },
  ],
  [
    { snoozedUntil: now + 1, takeUrgent: false },
    { until: now + 1, urgent: false },
  ],
])("whoever does not want to be disturbed (%o) says so, also while away", async (set, said) => {
  const availability = availabilityOf({ ...(await fallback()), ...set }, "locked", now);
  expect(availability).toEqual({ presence: "do-not-disturb", ...said });
});

test("tells of changes only, since the background repeats itself", () => {
  const onChange = vi.fn();
  const presence = ownPresence(onChange);
  const here = { presence: "here" } as const;
  const quiet = { presence: "do-not-disturb", until: now } as const;
  const longer = { ...quiet, until: now + 1 };
  for (const said of [here, quiet, { ...quiet }, longer, here, { ...here }]) presence.set(said);
  expect(onChange.mock.calls).toEqual([
    [quiet, here],
    [longer, quiet],
    [here, longer],
  ]);
  expect(presence.now()).toEqual(here);
});
