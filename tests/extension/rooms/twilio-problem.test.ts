import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isMediaError, joinProblem, twilioProblem } from "../../../extension/core/rooms/twilio-problem.ts";
import { told } from "../support/told.ts";

const sentence = /^[A-Z].*\.$/;

test.each([20101, 20104, 20107, 53000, 53001, 53006, 53104, 53216, 53405, 53500])(
  "%i is tried again",
  (code) => {
    expect(told(twilioProblem({ code }))).toEqual({
      why: expect.stringMatching(sentence),
      advice: expect.stringMatching(sentence),
      retry: true,
    });
  },
);

test.each([53100, 53105, 53118, 53200, 53205])("%i is not tried again, and says what to do", (code) => {
  expect(told(twilioProblem({ code }))).toEqual({
    why: expect.stringMatching(sentence),
    advice: expect.stringMatching(sentence),
    retry: false,
  });
});

test.each([53119, 53126, 53206, 53215, 20157, 20160])(
  "%i, which the cloud has and the SDK does not name, has its own sentence",
  (code) => {
    expect(told(twilioProblem({ code })).why).not.toContain(String(code));
  },
);

test("an unknown error is tried again and named", () => {
  expect(told(twilioProblem({ code: 59999 }))).toMatchObject({
    why: expect.stringContaining("59999"),
    retry: true,
  });
  expect(twilioProblem(new Error("odd"))).toMatchObject({ retry: true });
});

test("joining that fails at the signalling endpoint points to the service's settings", () => {
  expect(told(joinProblem({ code: 53000 }))).toMatchObject({
    advice: expect.stringContaining("PUBLIC_URL"),
    retry: true,
  });
  expect(joinProblem({ code: 53105 })).toEqual(twilioProblem({ code: 53105 }));
});

test("a room that ends without an error means that we were removed, and the service is asked what that means", () => {
  expect(told(twilioProblem(undefined))).toMatchObject({
    why: "You were removed from the room.",
    retry: true,
    removed: true,
  });
});

test("only codes of the data path count as media errors", () => {
  expect(isMediaError({ code: 53405 })).toBe(true);
  expect(isMediaError({ code: 53001 })).toBe(false);
  expect(isMediaError(undefined)).toBe(false);
});

describe("every code that the SDK can raise for a room of ours", () => {
  const source = readFileSync("node_modules/twilio-video/es5/util/twilio-video-errors.js", "utf8");
  const ofOurs = /^(201|530|5310|5311[38]|5320|533|534|535)/;
  const codes = [
    ...new Set([...source.matchAll(/\b(20\d{3}|53\d{3})\b/g)].map(([code]) => Number(code))),
  ].filter((code) => ofOurs.test(String(code)));

  test("has its own sentence", () => {
    expect(codes.length).toBeGreaterThan(25);
    expect(codes.filter((code) => told(twilioProblem({ code })).why.includes(String(code)))).toEqual([]);
  });
});
