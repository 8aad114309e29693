import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beatMs, type Evidence, echoMs, lostMs, nextBeat } from "../../../extension/core/rooms/next-beat.ts";

const now = 1_700_000_000_000;
const evidence: Evidence = {
  now,
  provenAt: now - beatMs,
  patientUntil: 0,
  urgent: false,
  isUp: true,
  witnesses: [],
};
type Other = Evidence["witnesses"][number];
const other = (identity: string, change: Partial<Other> = {}): Other => ({
  identity,
  state: "open",
  speaks: true,
  askedAt: 0,
  ...change,
});

describe("the room's client is believed", () => {
  test.each([
    ["when nobody else is there", []],
    ["among pages that do not know beats", [other("page", { speaks: false })]],
    ["when nobody else has a data track", [other("listener", { speaks: false, state: "none" })]],
  ])("%s", (_when, others) => {
    expect(nextBeat({ ...evidence, witnesses: others })).toEqual({ kind: "proven" });
  });
});

describe("the room's client is not believed", () => {
  test.each([
    ["when it says itself that it is not connected", { isUp: false, witnesses: [] }],
    ["when somebody is there who could answer", { witnesses: [other("Ana")] }],
    [
      "when the only data track does not get here",
      { witnesses: [other("Bo", { speaks: false, state: "missing" })] },
    ],
  ] satisfies [string, Partial<Evidence>][])("%s", (_when, change) => {
    expect(nextBeat({ ...evidence, ...change }).kind).not.toBe("proven");
    expect(nextBeat({ ...evidence, ...change, provenAt: now - lostMs })).toEqual({ kind: "lost" });
  });
});

describe("a beat", () => {
  const ana = other("Ana", { askedAt: now - 60_000 });
  const bo = other("Bo", { askedAt: now - 30_000 });

  test("goes to the one whose turn is longest ago", () => {
    expect(nextBeat({ ...evidence, witnesses: [bo, ana] })).toEqual({ kind: "ask", to: "Ana" });
  });

  test("waits until the last proof is some seconds old, unless it is urgent", () => {
    const young = { ...evidence, provenAt: now - beatMs + 1, witnesses: [ana] };
    expect(nextBeat(young)).toEqual({ kind: "wait" });
    expect(nextBeat({ ...young, urgent: true })).toEqual({ kind: "ask", to: "Ana" });
  });

  test("goes to another one when the one before is not answered in time", () => {
    const asked = other("Ana", { askedAt: now });
    expect(nextBeat({ ...evidence, witnesses: [asked, bo] })).toEqual({ kind: "wait" });
    expect(nextBeat({ ...evidence, now: now + echoMs, witnesses: [asked, bo] })).toEqual({
      kind: "ask",
      to: "Bo",
    });
  });
});

test("after a stall nothing is lost before a beat has had its chance", () => {
  const stalled = {
    ...evidence,
    provenAt: now - 2 * lostMs,
    patientUntil: now + 1,
    witnesses: [other("Ana")],
  };
  expect(nextBeat(stalled)).toEqual({ kind: "ask", to: "Ana" });
  expect(nextBeat({ ...stalled, now: now + 1 })).toEqual({ kind: "lost" });
});

const anyOther = fc.record({
  identity: fc.string(),
  state: fc.constantFrom("open", "missing", "none") as fc.Arbitrary<Other["state"]>,
  speaks: fc.boolean(),
  askedAt: fc.integer({ min: now - 100_000, max: now }),
});
const anyEvidence = fc.record({
  now: fc.constant(now),
  provenAt: fc.integer({ min: now - 2 * lostMs, max: now }),
  patientUntil: fc.constantFrom(0, now + 1),
  urgent: fc.boolean(),
  isUp: fc.boolean(),
  witnesses: fc.array(anyOther, { maxLength: 60 }),
});

describe("whatever the evidence", () => {
  test("a proof as young as a beat is never lost, and an old one never goes on without an answer", () => {
    fc.assert(
      fc.property(anyEvidence, (any) => {
        const { kind } = nextBeat(any);
        const age = now - any.provenAt;
        if (age < lostMs) expect(kind).not.toBe("lost");
        else if (any.patientUntil <= now) expect(["lost", "proven"]).toContain(kind);
      }),
    );
  });

  test("only those who understand beats are asked", () => {
    fc.assert(
      fc.property(anyEvidence, (any) => {
        const next = nextBeat(any);
        if (next.kind !== "ask") return;
        expect(any.witnesses.find(({ identity, speaks }) => identity === next.to && speaks)).toBeDefined();
      }),
    );
  });

  test("somebody who could answer is never overruled by the room's client", () => {
    fc.assert(
      fc.property(anyEvidence, (any) => {
        if (any.witnesses.some(({ speaks }) => speaks)) expect(nextBeat(any).kind).not.toBe("proven");
      }),
    );
  });
});
