import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Attendance, createAttendance } from "../../extension/offscreen/attendance.ts";

let attendance: Attendance;

beforeEach(() => {
  vi.useFakeTimers();
  attendance = createAttendance();
});

afterEach(() => {
  vi.useRealTimers();
});

test("shows those who said that they are away, and not those who are here", () => {
  attendance.heard("Ana", "here");
  attendance.heard("Bo", "away");
  expect(attendance.shown()).toEqual([{ identity: "Bo", presence: "away" }]);
});

test("shows as silent whoever has said nothing for 45 s, whatever they said before", () => {
  attendance.heard("Ana", "here");
  attendance.heard("Bo", "away");
  vi.advanceTimersByTime(45_000);
  attendance.heard("Bo", "away");
  vi.advanceTimersByTime(1);
  expect(attendance.shown()).toEqual([
    { identity: "Ana", presence: "silent" },
    { identity: "Bo", presence: "away" },
  ]);
});

test("never shows a page as silent that has never said anything", () => {
  expect(attendance.unheard(["Page"])).toEqual(["Page"]);
  vi.advanceTimersByTime(120_000);
  expect(attendance.shown()).toEqual([]);
});

test("asks a newcomer three times at most, and nobody who has answered", () => {
  attendance.heard("Ana", "here");
  for (let time = 0; time < 3; time += 1) {
    expect(attendance.unheard(["Ana", "Page"])).toEqual(["Page"]);
    attendance.asked(["Page"]);
  }
  expect(attendance.unheard(["Ana", "Page"])).toEqual([]);
});

test("forgets those who have left", () => {
  attendance.heard("Ana", "away");
  attendance.keep(["Bo"]);
  expect(attendance.shown()).toEqual([]);
  expect(attendance.speaks("Ana")).toBe(false);
});
