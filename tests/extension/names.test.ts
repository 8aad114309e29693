import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { nameProblem } from "../../extension/shared/person-name.ts";
import { roomProblem } from "../../extension/shared/room-name.ts";
import { personName, roomName } from "../../token-service/http/names.ts";

const samples = [
  "",
  "  ",
  "Ana",
  "Ana Lima",
  "漢字",
  "a".repeat(40),
  "a".repeat(41),
  "a".repeat(61),
  "A\u202eb",
  "ops",
  "ops/1",
  "-x",
  "é.t_e-1",
];

// The service decides; the extension only says it sooner and beside the field.
describe("the extension and the service agree on what is a good", () => {
  test.each(samples)("name: %j", (typed) => {
    expect(nameProblem(typed) === null).toBe(v.is(personName, typed));
  });

  test.each(samples)("room: %j", (typed) => {
    expect(roomProblem(typed) === null).toBe(v.is(roomName, typed));
  });
});
