import { expect, test } from "vitest";
import { initials } from "../../extension/popup/avatar.tsx";

test.each([
  ["Ana", "A"],
  ["ana lima", "AL"],
  ["Ana Maria Lima", "AL"],
  ["é.t_e-1", "É1"],
  ["क्षितिज शर्मा", "क्षिश"],
  ["👩‍💻 Ana", "👩‍💻A"],
  ["🇵🇹", "🇵🇹"],
  ["e\u0301va", "E\u0301"],
])("the initials of %s are %s", (name, expected) => {
  expect(initials(name)).toBe(expected);
});
