import { beforeEach, describe, expect, type MockInstance, test, vi } from "vitest";
import type { TestPingStep } from "../../../extension/core/diagnosis/take-test-step.ts";
import type { Connection } from "../../../extension/shared/connection-schema.ts";
import { pingKey } from "../../../extension/shared/ping.ts";
import { isAsked, isRunning, type StepProblem } from "../../../extension/shared/test-ping-run.ts";
import { saySentence, sentenceOf } from "../../../extension/shared/words/say.ts";
import { freshCore } from "../support/fresh-core.ts";
import { arrivingPing, idOf, receivedPing, sentAt } from "../support/pings.ts";

type Step = (step: TestPingStep) => Promise<StepProblem | null>;

vi.mock("../../../extension/core/connection/stay-connected.ts", () => ({ stayConnected: async () => {} }));

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/diagnosis/test-ping.ts")),
  ...(await import("../../../extension/core/inbox/notification-pressed.ts")),
  ...(await import("../../../extension/core/inbox/receive-ping.ts")),
  ...(await import("../../../extension/core/notifications/notify-arrivals.ts")),
}));
const from = "Ana.aaaaaaaa.probe";
const problem: StepProblem = {
  why: sentenceOf("test_ping_ping_slow"),
  advice: sentenceOf("test_ping_ping_advice"),
};
const connected: Connection = {
  state: "connected",
  identity: "Ana.aaaaaaaa",
  room: "ping-room",
  participants: [],
  presences: [],
  provenAt: sentAt,
};

/** What comes through the room: the ping, as from a probe. */
const comesThrough: Step = async (step) => {
  if (step.step === "ping") await core.receivePing(arrivingPing(1, { id: step.id, from, text: step.text }));
  return null;
};
const failsAt =
  (name: TestPingStep["step"]): Step =>
  async (step) =>
    step.step === name ? problem : comesThrough(step);

let takeStep: MockInstance<Step>;

const states = () => {
  const { steps } = core.testPingRun.get() ?? {};
  return Object.values(steps ?? {}).map(({ state }) => state);
};
const stepOf = (name: "permission" | "document" | "service" | "room" | "notification" | "screen") => {
  const step = core.testPingRun.get()?.steps[name];
  return { state: step?.state, why: step?.why && saySentence(step.why) };
};
/** Presses a test ping's notification. */
const press = (id: string) => core.notificationPressed({ tag: pingKey({ id, from }), action: "" });
const asked = () => takeStep.mock.calls.map(([{ step }]) => step);

beforeEach(async () => {
  const steps = await import("../../../extension/core/diagnosis/take-test-step.ts");
  takeStep = vi.spyOn(steps, "takeTestStep").mockImplementation(comesThrough);
  core.onPressed((tag) => void core.recordPressed(tag)); // As the diagnosis does it.
  await core.settings.set({ ...core.settings.get(), serviceUrl: "https://ping.example", name: "Ana" });
  await core.connections.set({ "ping-room": connected });
});

describe("a test ping that comes through", () => {
  test("takes each step, and leaves it to the user to say whether they see it", async () => {
    await core.testPing();
    expect(states()).toEqual(["done", "done", "done", "done", "done", "done", "unknown"]);
    expect(asked()).toEqual(["service", "room", "ping", "end"]);
    const run = core.testPingRun.get();
    expect(run && isAsked(run)).toBe(true);
    expect(core.screen.appeared).toEqual(["Test ping from yourself"]);
    const [ping] = core.inbox.get();
    expect(ping).toMatchObject({ id: run?.id, test: true, text: "This is your test ping." });
  });

  test("is asked for as this device, in the default room", async () => {
    await core.testPing();
    const request = { serviceUrl: "https://ping.example", name: "Ana", room: "ping-room" };
    expect(takeStep).toHaveBeenCalledWith(
      expect.objectContaining({ step: "service", request: expect.objectContaining(request) }),
    );
  });

  test("takes the place of an earlier one, in the list and on the screen, and of nothing else", async () => {
    await core.inbox.set([receivedPing(2, { from, test: true }), receivedPing(1)]);
    await core.notifyArrivals();
    await core.testPing();
    expect(core.inbox.get().map(({ text }) => text)).toEqual(["This is your test ping.", "ping 1"]);
    expect([...core.screen.shown.keys()]).not.toContain(pingKey({ id: idOf(2), from }));
  });

  test("is seen when its notification is clicked, also while the test still goes on", async () => {
    takeStep.mockImplementation(async (step) => {
      await comesThrough(step);
      if (step.step === "ping") await press(step.id);
      return null;
    });
    await core.testPing();
    expect(stepOf("screen")).toEqual({ state: "done" });
    await press(idOf(9));
    expect(core.inbox.get().map(({ seenAt }) => seenAt !== undefined)).toEqual([true]);
  });

  test("is seen, and no longer unread, when the user says so", async () => {
    await core.testPing();
    await core.recordTestSeen(true);
    expect(stepOf("screen")).toEqual({ state: "done" });
    expect(core.inbox.get().map(({ seenAt }) => seenAt)).toEqual([expect.any(Number)]);
  });

  test.each([
    ["mac", "Focus"],
    ["win", "Focus assist"],
    ["cros", "Click the clock"],
    ["linux", "your desktop’s Settings"],
    ["openbsd", "your desktop’s Settings"],
  ])("that is not seen on %s gets advice for that", async (os, advice) => {
    vi.spyOn(core.hands, "platform").mockResolvedValue(os);
    await core.testPing();
    await core.recordTestSeen(false);
    const { screen } = core.testPingRun.get()?.steps ?? {};
    expect(screen?.state).toBe("failed");
    expect(screen?.advice && saySentence(screen.advice)).toContain(advice);
    expect(core.inbox.get().map(({ seenAt }) => seenAt)).toEqual([undefined]);
  });
});

describe("a test ping that does not come through", () => {
  test.each([
    ["service", ["done", "done", "failed", "unknown", "unknown", "unknown", "unknown"]],
    ["room", ["done", "done", "done", "failed", "unknown", "unknown", "unknown"]],
    ["ping", ["done", "done", "done", "done", "failed", "unknown", "unknown"]],
  ] as const)(
    "says that it is the %s, tries no further, and leaves nothing behind",
    async (name, expected) => {
      takeStep.mockImplementation(failsAt(name));
      await core.testPing();
      expect(states()).toEqual(expected);
      expect(asked().at(-1)).toBe("end");
      const run = core.testPingRun.get();
      expect(run && isAsked(run)).toBe(false);
    },
  );

  test("tests the rest although the browser permits no notification, and says so twice", async () => {
    vi.spyOn(core.hands, "mayNotify").mockResolvedValue(false);
    await core.testPing();
    expect(states()).toEqual(["failed", "done", "done", "done", "done", "failed", "unknown"]);
    expect(stepOf("notification")).toEqual(stepOf("permission"));
  });

  test("is not waited for without end where nobody answers", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    takeStep.mockImplementation((step) =>
      step.step === "service" ? new Promise(() => {}) : comesThrough(step),
    );
    const testing = core.testPing();
    await vi.waitFor(() => expect(stepOf("service")).toMatchObject({ state: "running" }));
    await core.pass(16_000);
    await testing;
    expect(stepOf("service")).toEqual({
      state: "failed",
      why: "Pingroom got no answer in the background.",
    });
  });

  test("says that Pingroom is not set up yet", async () => {
    await core.settings.set({ ...core.settings.get(), serviceUrl: "" });
    await core.testPing();
    expect(stepOf("document")).toEqual({ state: "failed", why: "Not set up" });
  });

  test.each<[string, Connection, "document" | "room", string]>([
    [
      "is lost",
      {
        state: "disconnected",
        why: sentenceOf("problem_service_unreached"),
        advice: problem.advice,
        retry: true,
      },
      "room",
      "The service cannot be reached.",
    ],
    ["is just being made", { state: "connecting" }, "room", "Pingroom is not connected to the room now."],
    [
      "is one for sending only",
      { ...connected, role: "publish" },
      "room",
      "In ping-room you only send pings, so none reaches you there.",
    ],
    [
      "was left on purpose",
      { state: "paused", why: sentenceOf("problem_removed_again"), advice: problem.advice },
      "document",
      "You were let in and removed from the room again.",
    ],
  ])("says that the connection %s", async (_how, connection, step, why) => {
    await core.connections.set({ "ping-room": connection });
    const testing = core.testPing();
    await vi.waitFor(() => expect(["running", "failed"]).toContain(stepOf(step).state));
    await core.pass(5_000);
    await testing;
    expect(stepOf(step)).toEqual({ state: "failed", why });
    expect(asked()).not.toContain("ping");
  });

  test.each([
    ["switched off notifications", { notify: false }, "Pingroom’s own notifications are switched off."],
    [
      "muted the room",
      { rooms: [{ room: "ping-room", muted: true, role: "both" as const }] },
      /ping-room is muted/,
    ],
    ["does not want to be disturbed", { doNotDisturb: true }, /do not want to be disturbed/],
    ["snoozes", { snoozedUntil: sentAt + 3_600_000 }, /do not want to be disturbed/],
  ])("says that the user %s, once the ping is in the list", async (_what, change, why) => {
    await core.settings.set({ ...core.settings.get(), ...change });
    await core.testPing();
    expect(stepOf("notification")).toEqual({ state: "failed", why: expect.stringMatching(why) });
    expect(core.inbox.get()).toMatchObject([{ test: true }]);
  });

  test("while one is not to be disturbed never comes back later", async () => {
    await core.settings.set({ ...core.settings.get(), doNotDisturb: true });
    await core.testPing();
    await core.settings.set({ ...core.settings.get(), doNotDisturb: false });
    await core.notifyArrivals();
    await core.pass(1_500);
    expect(core.screen.appeared).toEqual([]);
    expect(core.inbox.get()).toMatchObject([{ test: true }]);
  });

  test("says that the browser did not show the notification", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    core.screen.refusals = Number.POSITIVE_INFINITY;
    vi.spyOn(console, "error").mockImplementation(() => {});
    const testing = core.testPing();
    await vi.waitFor(() => expect(stepOf("notification")).toMatchObject({ state: "running" }));
    await core.pass(8_000);
    await testing;
    expect(stepOf("notification")).toEqual({
      state: "failed",
      why: "The browser did not show the notification.",
    });
  });
});

test("of two tests at once there is but one", async () => {
  await Promise.all([core.testPing(), core.testPing()]);
  expect(asked().filter((step) => step === "ping")).toHaveLength(1);
  expect(isRunning(core.testPingRun.get())).toBe(false);
});
