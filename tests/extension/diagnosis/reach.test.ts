import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openOffscreenDocument } from "../../../extension/background/offscreen-document.ts";
import { tryReach } from "../../../extension/core/diagnosis/try-reach.ts";
import { reach } from "../../../extension/core/rooms/inspect-reach.ts";
import { reachRow } from "../../../extension/diagnosis/reach-section.ts";

const offscreen = vi.hoisted(() => ({ sendMessage: vi.fn() }));
vi.mock("../../../extension/offscreen/api.ts", () => ({ offscreen }));
vi.mock("../../../extension/background/offscreen-document.ts", () => ({
  openOffscreenDocument: vi.fn(async () => {}),
}));
const loopsBack = vi.hoisted(() => vi.fn(async () => true));
vi.mock("../../../extension/core/rooms/inspect-reach.ts", () => ({ loopsBack }));

const stun = { urls: "stun:stun.example" };
const turn = { urls: ["turn:turn.example"] };

describe("the reachability", () => {
  test("within this network is tried without a room", async () => {
    expect(await reach("host", undefined)).toMatchObject({ verdict: "works" });
  });

  test.each(["reflexive", "relay"] as const)(
    "by %s is not tried without one, where no server is known",
    async (way) => {
      expect(await reach(way, undefined)).toEqual({ verdict: "untested", why: "no-room" });
      expect(await reach(way, [])).toEqual({ verdict: "untested", why: "no-server" });
    },
  );

  test("by a relay asks for one", async () => {
    expect(await reach("relay", [stun])).toEqual({ verdict: "untested", why: "no-server" });
    expect(await reach("relay", [stun, turn])).toMatchObject({ verdict: "works" });
    expect(loopsBack).toHaveBeenLastCalledWith(
      { iceServers: [turn], iceTransportPolicy: "relay" },
      expect.anything(),
      expect.anything(),
    );
  });
});

describe("the background", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(console, "warn").mockReturnValue();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.clearAllMocks();
  });

  test("opens the document that tries, and passes on what it says", async () => {
    const works = { verdict: "works", tookMs: 5 };
    offscreen.sendMessage.mockResolvedValue(works);
    expect(await tryReach({ way: "host" })).toEqual(works);
    expect(openOffscreenDocument).toHaveBeenCalledOnce();
  });

  test("blames no network when nothing could be opened, is gone, or does not answer", async () => {
    const untested = { verdict: "untested", why: "no-answer" };
    vi.mocked(openOffscreenDocument).mockRejectedValueOnce(new Error("no room for it"));
    expect(await tryReach({ way: "host" })).toEqual(untested);
    offscreen.sendMessage.mockRejectedValueOnce(new Error("Receiving end does not exist."));
    expect(await tryReach({ way: "host" })).toEqual(untested);
    offscreen.sendMessage.mockReturnValueOnce(new Promise(() => {}));
    const mute = tryReach({ way: "host" });
    await vi.advanceTimersByTimeAsync(16_000);
    expect(await mute).toEqual(untested);
  });
});

test.each([
  ["host", "no-answer", /^Could not be tested: /],
  ["relay", "no-room", /once you are connected\.$/],
] as const)("that the way %s is untested says why: %s", (way, why, words) => {
  const { value, tone } = reachRow(way, { verdict: "untested", why });
  expect(value).toMatch(words);
  expect(tone).toBeUndefined();
});
