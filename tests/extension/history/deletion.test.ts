import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDeletion } from "../../../extension/history/deletion.ts";
import { historyOf } from "../../../extension/ui/history/history-entries.ts";
import { idOf, receivedPing, sentPing } from "../support/pings.ts";

const ask = vi.hoisted(() => vi.fn(async (..._asked: unknown[]) => {}));
vi.mock("../../../extension/ui/core.ts", () => ({ ask }));

const received = receivedPing(1);
const sent = sentPing(2, { Ana: "pending" });
const entries = historyOf([received], [sent]);
const [newest, oldest] = entries as [(typeof entries)[0], (typeof entries)[0]];

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
});

test("what is deleted is gone at once, and the core learns it", async () => {
  const deletion = createDeletion();
  const deleted = deletion.delete(entries);
  expect([...deletion.gone.value]).toEqual(entries.map(({ key }) => key));
  await deleted;
  expect(ask).toHaveBeenCalledWith("deletePings", {
    received: [{ id: idOf(1), from: "Ana" }],
    sent: [idOf(2)],
  });
});

test("all that was deleted within ten seconds of each other can be put back together", async () => {
  const deletion = createDeletion();
  await deletion.delete([newest]);
  vi.advanceTimersByTime(9_999);
  await deletion.delete([oldest]);
  vi.advanceTimersByTime(9_999);
  await deletion.undo();
  expect(ask).toHaveBeenLastCalledWith("restorePings", {
    received: [received],
    sent: [sent],
  });
  expect(deletion.gone.value.size).toBe(0);
  expect(deletion.undoable.value).toEqual([]);
});

test("after ten seconds it can no longer be put back", async () => {
  const deletion = createDeletion();
  await deletion.delete([newest]);
  vi.advanceTimersByTime(10_000);
  expect(deletion.undoable.value).toEqual([]);
  expect(deletion.gone.value.size).toBe(1);
});

test("whoever points at the button has all the time they want", async () => {
  const deletion = createDeletion();
  await deletion.delete([newest]);
  deletion.hold();
  vi.advanceTimersByTime(60_000);
  expect(deletion.undoable.value).toEqual([newest]);
  deletion.release();
  vi.advanceTimersByTime(10_000);
  expect(deletion.undoable.value).toEqual([]);
});

test("whoever points there once nothing can be put back starts no clock", () => {
  const deletion = createDeletion();
  deletion.hold();
  deletion.release();
  expect(vi.getTimerCount()).toBe(0);
});

test("what could not be deleted comes back, and that is said until it works", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const deletion = createDeletion();
  await deletion.delete([oldest]);
  ask.mockRejectedValueOnce(new Error("The core is gone."));
  await deletion.delete([newest]);
  expect([...deletion.gone.value]).toEqual([oldest.key]);
  expect(deletion.undoable.value).toEqual([oldest]);
  expect(deletion.failed.value).toBe(true);
  await deletion.delete([newest]);
  expect(deletion.failed.value).toBe(false);
});

test("what could not be put back can be tried again", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const deletion = createDeletion();
  await deletion.delete([newest]);
  ask.mockRejectedValueOnce(new Error("The core is gone."));
  await deletion.undo();
  expect(deletion.failed.value).toBe(true);
  await deletion.undo();
  expect(deletion.gone.value.size).toBe(0);
});
