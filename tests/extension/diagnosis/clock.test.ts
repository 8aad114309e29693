import { afterEach, expect, test, vi } from "vitest";
import { askService, clockDifference } from "../../../extension/diagnosis/ask-service.ts";
import { span } from "../../../extension/diagnosis/formats.ts";
import { clockRow } from "../../../extension/diagnosis/service-section.ts";

const look = (askedAt: number, answeredAt: number, serverTime: number) => ({
  askedAt,
  answeredAt,
  serverTime,
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test("the service is taken to have read its clock in the middle of the round trip", () => {
  expect(clockDifference([look(10_000, 10_200, 7_100)])).toEqual({ aheadMs: 3_000, uncertainMs: 100 });
});

test("of several looks the fastest counts", () => {
  const looks = [look(10_000, 14_000, 10_000), look(20_000, 20_010, 25_005), look(30_000, 31_000, 30_000)];
  expect(clockDifference(looks)).toEqual({ aheadMs: -5_000, uncertainMs: 5 });
});

test("without a look nothing is known", () => {
  expect(clockDifference([])).toBeUndefined();
  expect(clockRow(undefined)).toEqual({ label: "Clock", value: "The service has not told its time." });
});

test.each([
  [0, "Your clock is right.", "Right", "good"],
  [-999, "Your clock is right.", "Right", "good"],
  [3_000, "Your clock is 3 sec ahead.", "3 sec ahead", "good"],
  [-30_000, "Your clock is 30 sec behind.", "30 sec behind", "good"],
])("a clock that is %i ms ahead is no trouble", (aheadMs, full, brief, tone) => {
  expect(clockRow({ aheadMs, uncertainMs: 5 })).toEqual({ label: "Clock", value: full, tone });
  expect(clockRow({ aheadMs, uncertainMs: 5 }, "brief")).toEqual({ label: "Clock", value: brief, tone });
});

test("a clock that is more than 30 s off is to be set", () => {
  const { value, tone } = clockRow({ aheadMs: -30_001, uncertainMs: 5 });
  expect(tone).toBe("bad");
  expect(value).toMatch(/^Your clock is 30 sec behind\. Set it right/);
  expect(clockRow({ aheadMs: 7_260_000, uncertainMs: 5 }, "brief").value).toBe("2 hr 1 min ahead");
});

test.each([
  [13_260_000, "3 hr 41 min"],
  [60_000, "1 min"],
  [61_900, "1 min 1 sec"],
  [400, "0 sec"],
  [-90_000_000, "1 day 1 hr"],
])("%i ms are “%s”", (ms, words) => {
  expect(span(ms)).toBe(words);
});

const answering = (body: unknown) =>
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(body), { status: 200 }));

test("a service tells its version, its rooms and its time", async () => {
  const serverTime = new Date(Date.now() - 120_000).toISOString();
  answering({ status: "ok", engine: "embedded", version: "1.2.3", serverTime, rooms: 1 });
  const health = await askService("https://ping.example");
  expect(health).toMatchObject({ engine: "embedded", version: "1.2.3" });
  const aheadMs = typeof health === "object" ? (health.clock?.aheadMs ?? 0) : 0;
  expect(Math.abs(aheadMs - 120_000)).toBeLessThan(1_000);
});

test("a service of an earlier version tells neither its version nor its time", async () => {
  answering({ status: "ok", engine: "twilio" });
  expect(await askService("https://ping.example")).toMatchObject({ engine: "twilio", clock: undefined });
});

test("what answers otherwise is a stranger, and nothing is unreachable", async () => {
  answering({ hello: "world" });
  expect(await askService("https://ping.example")).toBe("stranger");
  vi.stubGlobal("fetch", async () => new Response("<h1>It works</h1>"));
  expect(await askService("https://ping.example")).toBe("stranger");
  vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("Failed to fetch")));
  expect(await askService("https://ping.example")).toBe("unreachable");
});
