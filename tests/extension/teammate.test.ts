import { expect, test } from "vitest";
import { hueOf, initialsOf, nameOf } from "../../extension/shared/teammate.ts";

test.each([
  ["Ana.abcdefgh", "Ana"],
  ["Dr. No.abcdefg2", "Dr. No"],
  ["an-identity-of-another-client", "an-identity-of-another-client"],
  [".abcdefgh", ".abcdefgh"],
])("reads the name of %s as %s", (identity, name) => {
  expect(nameOf(identity)).toBe(name);
});

test.each([
  ["Ana.abcdefgh", "A"],
  ["Ana Maria Lima.abcdefgh", "AL"],
  ["👩‍🚀 Zoë.abcdefgh", "👩Z"],
])("takes the initials of %s as %s", (identity, initials) => {
  expect(initialsOf(identity)).toBe(initials);
});

test("gives an identity the same hue each time", () => {
  expect(hueOf("Ana.abcdefgh")).toBe(hueOf("Ana.abcdefgh"));
  expect(hueOf("Ana.abcdefgh")).not.toBe(hueOf("Bo.abcdefgh"));
});
