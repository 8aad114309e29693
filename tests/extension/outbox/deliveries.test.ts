import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDeliveries } from "../../../extension/core/outbox/deliveries.ts";
import type { Delivery } from "../../../extension/core/outbox/delivery.ts";
import { idOf } from "../support/pings.ts";
import { stayOf } from "../support/stays.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A room whose data track ends in a list: which ping was sent, and to whom. */
const setUp = (participants: string[], keyless: string[] = []) => {
  const sent: [string, string[]][] = [];
  const keys = new Map<string, string | null | undefined>(keyless.map((identity) => [identity, undefined]));
  const stay = stayOf("Me", {
    participants,
    keyOf: (identity) => (keys.has(identity) ? keys.get(identity) : "a key"),
  });
  const handled: (string | undefined)[] = [];
  const deliveries = createDeliveries(
    () => stay,
    (sending) => {
      sent.push([sending.delivery.ping.id, sending.to]);
      handled.push(sending.handled);
    },
  );
  deliveries.participantsChanged();
  const tellKey = (identity: string, key: string | null) => {
    keys.set(identity, key);
    deliveries.participantsChanged();
  };
  const nowPresent = (...present: string[]) => {
    stay.participants = present;
    deliveries.participantsChanged();
  };
  return { sent, handled, deliveries, nowPresent, tellKey, stay };
};

const delivery = (n: number, recipients: string[], more: Partial<Delivery> = {}): Delivery => ({
  ping: { id: idOf(n), to: null, text: "", sentAt: Date.now(), priority: "ping" },
  room: "ping-room",
  expiresAt: Date.now() + 3_600_000,
  recipients: recipients.map((identity) => ({ identity })),
  ...more,
});

const privateDelivery = (n: number, to: string): Delivery => {
  const { ping, ...rest } = delivery(n, [to]);
  return { ...rest, ping: { ...ping, to } };
};

test("one message reaches all recipients, and is repeated to those who have not confirmed", () => {
  const { sent, deliveries } = setUp(["Ana", "Bo"]);
  deliveries.add([delivery(1, ["Ana", "Bo"])]);
  deliveries.confirm(idOf(1), "Ana");
  vi.advanceTimersByTime(250);
  expect(sent).toEqual([
    [idOf(1), ["Ana", "Bo"]],
    [idOf(1), ["Bo"]],
  ]);
});

test("the next ping to somebody leaves when they have confirmed the one before", () => {
  const { sent, deliveries } = setUp(["Ana"]);
  deliveries.add([delivery(1, ["Ana"]), delivery(2, ["Ana"])]);
  expect(sent).toEqual([[idOf(1), ["Ana"]]]);
  deliveries.confirm(idOf(1), "Ana");
  expect(sent.at(-1)).toEqual([idOf(2), ["Ana"]]);
});

test("a new ping has the one before it tried again soon, and not at once where that left just now", () => {
  const { sent, deliveries } = setUp(["Ana"]);
  deliveries.add([delivery(1, ["Ana"])]);
  deliveries.add([delivery(2, ["Ana"])]);
  expect(sent).toEqual([[idOf(1), ["Ana"]]]);
  vi.advanceTimersByTime(60_000);
  const tried = sent.length;
  deliveries.add([delivery(3, ["Ana"])]);
  vi.advanceTimersByTime(250);
  expect(sent.slice(tried)).toEqual([[idOf(1), ["Ana"]]]);
  deliveries.confirm(idOf(1), "Ana");
  deliveries.confirm(idOf(2), "Ana");
  expect(sent.slice(tried + 1)).toEqual([
    [idOf(2), ["Ana"]],
    [idOf(3), ["Ana"]],
  ]);
});

test("nobody waits for somebody else", () => {
  const { sent, deliveries } = setUp(["Ana", "Bo"]);
  deliveries.add([delivery(1, ["Ana"]), delivery(2, ["Bo"])]);
  expect(sent).toEqual([
    [idOf(1), ["Ana"]],
    [idOf(2), ["Bo"]],
  ]);
});

test("nothing is sent to somebody who is not here, and all of it in order once they come", () => {
  const { sent, deliveries, nowPresent } = setUp([]);
  deliveries.add([delivery(1, ["Ana"]), delivery(2, ["Ana"])]);
  vi.advanceTimersByTime(600_000);
  expect(sent).toEqual([]);
  nowPresent("Ana");
  deliveries.confirm(idOf(1), "Ana");
  expect(sent.map(([id]) => id)).toEqual([idOf(1), idOf(2)]);
});

test("who has left the team gets nothing of what was on its way, also when they come once more", () => {
  const { sent, deliveries, nowPresent } = setUp(["Bo"]);
  deliveries.add([delivery(1, ["Ana", "Bo"])]);
  deliveries.leave((recipient) => recipient === "Ana");
  nowPresent("Ana", "Bo");
  vi.advanceTimersByTime(60_000);
  expect(new Set(sent.flatMap(([, to]) => to))).toEqual(new Set(["Bo"]));
});

test("it is tried for as long as they are here, less and less often, until it expires", () => {
  const { sent, deliveries } = setUp(["Ana"]);
  deliveries.add([delivery(1, ["Ana"], { expiresAt: Date.now() + 600_000 })]);
  vi.advanceTimersByTime(599_000);
  const tried = sent.length;
  expect(tried).toBeGreaterThan(30);
  expect(tried).toBeLessThan(60);
  vi.advanceTimersByTime(600_000);
  expect(sent.length).toBe(tried);
  expect(deliveries.isBusy()).toBe(false);
});

test.each([
  ["an hour back", -3_600_000],
  ["half an hour ahead", 1_800_000],
])("a clock that is set %s neither delays the next try nor hurries it", (_, by) => {
  const { sent, deliveries } = setUp(["Ana"]);
  deliveries.add([delivery(1, ["Ana"])]);
  vi.advanceTimersByTime(4_000);
  const tried = sent.length;
  vi.setSystemTime(Date.now() + by);
  vi.advanceTimersByTime(60_000);
  expect(sent.length - tried).toBeGreaterThan(3);
  expect(sent.length - tried).toBeLessThan(10);
});

test("a ping sent in another room stays there", () => {
  const { sent, deliveries, stay } = setUp(["Ana"]);
  deliveries.add([delivery(1, ["Ana"], { room: "ops" }), delivery(2, ["Ana"])]);
  expect(sent).toEqual([[idOf(2), ["Ana"]]]);
  deliveries.confirm(idOf(2), "Ana");
  stay.name = "ops";
  deliveries.participantsChanged();
  expect(sent.at(-1)).toEqual([idOf(1), ["Ana"]]);
});

test("what is on its way already is not added again", () => {
  const { sent, deliveries } = setUp(["Ana"]);
  deliveries.add([delivery(1, ["Ana"])]);
  deliveries.add([delivery(1, ["Ana"])]);
  deliveries.confirm(idOf(1), "Ana");
  vi.advanceTimersByTime(60_000);
  expect(sent).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test("what was confirmed is not sent again when that is not stored yet", () => {
  const { sent, deliveries } = setUp(["Ana"]);
  deliveries.add([delivery(1, ["Ana"])]);
  deliveries.confirm(idOf(1), "Ana");
  deliveries.add([delivery(1, ["Ana"]), delivery(2, ["Ana"])]);
  expect(sent.map(([id]) => id)).toEqual([idOf(1), idOf(2)]);
});

test("a stranger's receipt does not stop the repeats", () => {
  const { sent, deliveries } = setUp(["Ana"]);
  deliveries.add([delivery(1, ["Ana"])]);
  deliveries.confirm(idOf(1), "Mallory");
  vi.advanceTimersByTime(1_000);
  expect(sent.length).toBeGreaterThan(1);
  expect(deliveries.isBusy()).toBe(true);
});

test("a ping waits for its recipient's key, and what was sent later waits behind it", () => {
  const { sent, deliveries, tellKey } = setUp(["Ana"], ["Ana"]);
  deliveries.add([privateDelivery(1, "Ana"), delivery(2, ["Ana"])]);
  vi.advanceTimersByTime(10_000);
  expect(sent).toEqual([]);
  expect(deliveries.isBusy()).toBe(true);
  tellKey("Ana", "a key");
  expect(sent).toEqual([[idOf(1), ["Ana"]]]);
});

test("a page that has no key gets nothing where only members come in", () => {
  const { sent, deliveries, tellKey } = setUp(["Page"]);
  tellKey("Page", null);
  deliveries.add([privateDelivery(1, "Page"), delivery(2, ["Page"])]);
  vi.advanceTimersByTime(60_000);
  expect(sent).toEqual([]);
  expect(deliveries.isBusy()).toBe(false);
});

test("a private ping is never sent to a page that has no key, and holds up nothing", () => {
  const { sent, deliveries, tellKey, stay } = setUp(["Page"]);
  stay.openToGuests = true;
  tellKey("Page", null);
  deliveries.add([privateDelivery(1, "Page"), delivery(2, ["Page"])]);
  vi.advanceTimersByTime(60_000);
  expect(new Set(sent.map(([id]) => id))).toEqual(new Set([idOf(2)]));
});

test("who has handled a ping on another device gets it as handled, also when that came later", () => {
  const { sent, handled, deliveries, nowPresent } = setUp(["Bo"]);
  deliveries.add([delivery(1, ["Ana", "Bo"])]);
  deliveries.add([
    { ...delivery(1, []), recipients: [{ identity: "Ana", handled: "seen" }, { identity: "Bo" }] },
  ]);
  nowPresent("Ana", "Bo");
  expect(sent).toEqual([
    [idOf(1), ["Bo"]],
    [idOf(1), ["Ana"]],
  ]);
  expect(handled).toEqual([undefined, "seen"]);
});

test("an older ping that is addressed to somebody later still goes before a newer one", () => {
  const { sent, deliveries, nowPresent } = setUp([]);
  deliveries.add([delivery(2, ["Ana"])]);
  deliveries.add([delivery(1, ["Ana"]), delivery(2, ["Ana"])]);
  nowPresent("Ana");
  deliveries.confirm(idOf(1), "Ana");
  expect(sent.map(([id]) => id)).toEqual([idOf(1), idOf(2)]);
});

test("a list that was made before the newest ping was sent does not let that one overtake", () => {
  const { sent, deliveries, nowPresent } = setUp([]);
  const [first, second, third] = [1, 2, 3].map((n) => delivery(n, ["Ana"])) as [Delivery, Delivery, Delivery];
  deliveries.add([first, second]);
  deliveries.add([third]);
  deliveries.add([first, second]);
  nowPresent("Ana");
  for (const n of [1, 2, 3]) deliveries.confirm(idOf(n), "Ana");
  expect(sent.map(([id]) => id)).toEqual([idOf(1), idOf(2), idOf(3)]);
});

test("nothing is sent, and nothing is busy, where one may send none; it goes out where one may", () => {
  const { sent, deliveries, stay } = setUp(["Bo"]);
  stay.identity = "Me.aaaaaaaa.subscribe";
  deliveries.add([delivery(1, ["Bo"])]);
  vi.advanceTimersByTime(60_000);
  expect(sent).toEqual([]);
  expect(deliveries.isBusy()).toBe(false);
  stay.identity = "Me.aaaaaaaa";
  deliveries.participantsChanged();
  expect(sent).toEqual([[idOf(1), ["Bo"]]]);
});

test("what is forgotten is sent no more, and what waits behind it is", () => {
  const { sent, deliveries, nowPresent } = setUp([]);
  deliveries.add([delivery(1, ["Ana"]), delivery(2, ["Ana"])]);
  deliveries.forget([idOf(1)]);
  nowPresent("Ana");
  expect(deliveries.knows(idOf(1))).toBe(false);
  deliveries.forget([idOf(2)]);
  vi.advanceTimersByTime(60_000);
  expect(sent).toEqual([[idOf(2), ["Ana"]]]);
  expect(deliveries.isBusy()).toBe(false);
});

test("what was forgotten can be added again, even if it was confirmed", () => {
  const { sent, deliveries } = setUp(["Ana"]);
  deliveries.add([delivery(1, ["Ana"])]);
  deliveries.confirm(idOf(1), "Ana");
  deliveries.forget([idOf(1)]);
  deliveries.add([delivery(1, ["Ana"])]);
  expect(sent).toEqual([
    [idOf(1), ["Ana"]],
    [idOf(1), ["Ana"]],
  ]);
});
