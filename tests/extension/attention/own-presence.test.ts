import { expect, test, vi } from "vitest";
import { freshCore } from "../support/fresh-core.ts";

const core = freshCore(() => import("../../../extension/core/attention/own-presence.ts"));
const now = 1_700_000_000_000;

test.each([
  ["active", "here"],
  ["idle", "away"],
  ["locked", "away"],
] as const)("a browser that is %s means %s", (state, presence) => {
  expect(core.availabilityOf(core.settings.get(), state, now)).toEqual({ presence });
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
])("whoever does not want to be disturbed (%o) says so, also while away", (set, said) => {
  const availability = core.availabilityOf({ ...core.settings.get(), ...set }, "locked", now);
  expect(availability).toEqual({ presence: "do-not-disturb", ...said });
});

test("tells of changes only, since the browser and the settings repeat themselves", async () => {
  const onChange = vi.fn();
  core.onPresenceChanged(onChange);
  core.watchPresence();
  const snooze = (snoozedUntil: number) => core.settings.set({ ...core.settings.get(), snoozedUntil });
  const until = Date.now() + 60_000;
  await core.lookAtPresence();
  await snooze(until);
  await core.lookAtPresence();
  await core.settings.set({ ...core.settings.get(), sound: false });
  await snooze(until + 1);
  await snooze(0);
  expect(onChange.mock.calls).toEqual([
    [{ presence: "do-not-disturb", until }],
    [{ presence: "do-not-disturb", until: until + 1 }],
    [{ presence: "here" }],
  ]);
  expect(core.ownPresence()).toEqual({ presence: "here" });
});

test("whoever leaves this computer or comes back is so once the browser is asked", async () => {
  const onChange = vi.fn();
  core.onPresenceChanged(onChange);
  core.hands.idleSeconds = 300;
  await core.lookAtPresence();
  core.hands.idleSeconds = 0;
  await core.lookAtPresence();
  expect(onChange.mock.calls).toEqual([[{ presence: "away" }], [{ presence: "here" }]]);
});
