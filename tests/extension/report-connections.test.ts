import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { reportConnections } from "../../extension/core/rooms/report-connections.ts";
import type { Connection } from "../../extension/shared/connection-schema.ts";

type News = { room: string; connection: Connection };

const background = vi.hoisted(() => ({
  sendMessage: vi.fn<(kind: string, news: { room: string; connection: unknown }) => Promise<void>>(),
}));
vi.mock("../../extension/background/api.ts", () => ({ background }));

let told: string[];

/** What the background was told, as “room state”; the first call takes a moment, in which more can happen. */
const after = async (during: (reports: ReturnType<typeof reportConnections>) => void) => {
  const reports = reportConnections();
  reports.report("ops", { state: "connecting" });
  during(reports);
  await vi.runAllTimersAsync();
  return told;
};
const reconnecting = (room: string): Connection => {
  return { state: "reconnecting", identity: "Ana.aaaaaaaa", room, participants: [], presences: [] };
};

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  background.sendMessage.mockReset().mockImplementation(async (_kind, news) => {
    const { room, connection } = news as News;
    await new Promise((resolve) => setTimeout(resolve, 10));
    told.push(`${room} ${connection.state}`);
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("what changes again before it is told is skipped, and no room hides behind another", async () => {
  const all = await after(({ report }) => {
    report("lab", { state: "connecting" });
    report("ops", { state: "connecting" });
    report("lab", reconnecting("lab"));
    report("ops", reconnecting("ops"));
  });
  expect(all).toEqual(["ops connecting", "lab reconnecting", "ops reconnecting"]);
});

test("of a room that was left nothing more is told", async () => {
  const all = await after(({ report, forget }) => {
    report("lab", reconnecting("lab"));
    report("ops", reconnecting("ops"));
    forget("lab");
  });
  expect(all).toEqual(["ops connecting", "ops reconnecting"]);
});

test("one that cannot be told costs no other", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  for (let retry = 0; retry < 5; retry += 1) background.sendMessage.mockRejectedValueOnce(new Error("Gone."));
  expect(await after(({ report }) => report("lab", { state: "connecting" }))).toEqual(["lab connecting"]);
});
