import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { nameFromClaims } from "../../../token-service/sign-in/claims.ts";
import { personName } from "../../../token-service/team/names.ts";

const email = "bo.berg@example.com";

test.each([
  ["keeps the joiner that a script needs", "علی\u200cرضا", "علی\u200cرضا"],
  ["keeps an emoji of several characters", "👩‍💻 Ana", "👩‍💻 Ana"],
  ["leaves out joiners where none belongs", "A\u200dna", "Ana"],
  ["leaves out what nobody sees", "Ana\u200b\u2060 Lima\u3164", "Ana Lima"],
  ["is cut between characters as people count them", `${"a".repeat(39)}👩‍💻👩‍💻`, `${"a".repeat(39)}👩‍💻`],
  ["is cut to what an identity can hold", "👩‍💻".repeat(40), "👩‍💻".repeat(8)],
])("a name from a sign-in %s", (_what, name, expected) => {
  expect(nameFromClaims({ name }, email)).toBe(expected);
});

test.each([
  ["mixes scripts that look alike", "\u0410na"],
  ["has a blank that looks like none", "\u2800"],
  ["is a word of Pingroom's own", "Everyone"],
  ["has marks alone", "\u0301"],
])("the next claim is taken where a name %s", (_what, name) => {
  expect(nameFromClaims({ name, given_name: "Bo" }, email)).toBe("Bo");
  expect(nameFromClaims({ name }, email)).toBe("bo.berg");
});

test("whatever a provider tells makes a good name", () => {
  const any = fc.string({ unit: "binary", maxLength: 80 });
  fc.assert(
    fc.property(any, any, (name, given_name) => {
      expect(v.is(personName, nameFromClaims({ name, given_name }, email))).toBe(true);
    }),
  );
});
