import fc from "fast-check";
import { expect, test } from "vitest";
import {
  deviceOf,
  hueOf,
  isProbe,
  isProbeOf,
  isSamePerson,
  isSameTarget,
  nameOf,
  personKey,
  personOf,
  roleOf,
} from "../../extension/shared/identity.ts";

test.each([
  ["Ana.abcdefgh", "Ana"],
  ["Ana.abcdefgh.publish", "Ana"],
  ["Ana.abcdefgh.subscribe", "Ana"],
  ["Ana.abcdefgh.probe", "Ana"],
  ["Dr. No.abcdefg2", "Dr. No"],
  ["an-identity-of-another-client", "an-identity-of-another-client"],
  ["Page.publish", "Page.publish"],
  [".abcdefgh", ".abcdefgh"],
])("reads the name of %s as %s", (identity, name) => {
  expect(nameOf(identity)).toBe(name);
});

test.each([
  ["Ana.abcdefgh", "both"],
  ["Ana.abcdefgh.publish", "publish"],
  ["Ana.abcdefgh.subscribe", "subscribe"],
  ["Ana.abcdefgh.both", "both"],
  ["Ana.abcdefgh.probe", "both"],
  ["Ana.abcdefgh.PUBLISH", "both"],
  ["Page.publish", "both"],
  ["an-identity-of-another-client", "both"],
])("reads the role of %s as %s", (identity, role) => {
  expect(roleOf(identity)).toBe(role);
});

test.each([
  ["Ana.abcdefgh.probe", true],
  ["Ana.probe.abcdefgh.probe", true],
  ["Ana.abcdefgh", false],
  ["Ana.abcdefgh.publish", false],
  ["Ana.probe.abcdefgh", false],
  ["Ana.probe", false],
])("takes %s for a probe: %s", (identity, expected) => {
  expect(isProbe(identity)).toBe(expected);
});

test("knows the device of a probe by its name and its letters, whatever its role", () => {
  const probe = "Ana.abcdefgh.probe";
  const devices = ["Ana.abcdefgh", "Ana.abcdefgh.publish", "Ana.abcdefgh.subscribe"];
  const others = ["Ana.bbbbbbbb", "Bo.abcdefgh", "Ana", probe];
  expect([...devices, ...others].filter((identity) => isProbeOf(probe, identity))).toEqual(devices);
  expect(isProbeOf("Ana.abcdefgh", "Ana.abcdefgh")).toBe(false);
});

test.each([
  ["Ana.mabcdefghi.abcdefgh", "Ana", "Ana.mabcdefghi"],
  ["Ana.mabcdefghi.abcdefgh.probe", "Ana", "Ana.mabcdefghi"],
  [`Ana.gabcdefghi.${"-_aB3456789".repeat(2)}.publish`, "Ana", "Ana.gabcdefghi"],
  ["Ana.mabcdefghi", "Ana", "Ana.mabcdefghi"],
  ["Ana.mzzzzzzzzz.gabcdefghi.abcdefgh", "Ana.mzzzzzzzzz", "Ana.mzzzzzzzzz.gabcdefghi"],
  ["Ana.abcdefgh", "Ana", "Ana"],
  ["Ana", "Ana", "Ana"],
])("reads the person of %s as %s, %s", (identity, name, person) => {
  expect(nameOf(identity)).toBe(name);
  expect(personOf(identity)).toBe(person);
  expect(nameOf(person)).toBe(name);
  expect(personKey(person)).toBe(personKey(identity));
});

test("takes for one person who has the same id, and nobody else of the same name", () => {
  expect(isSamePerson("Ana.mabcdefghi.aaaaaaaa", "Anna.mabcdefghi.bbbbbbbb.publish")).toBe(true);
  expect(isSamePerson("Ana.mabcdefghi.aaaaaaaa", "Ana.mzzzzzzzzz.aaaaaaaa")).toBe(false);
  expect(isSamePerson("Ana.mabcdefghi.aaaaaaaa", "Ana")).toBe(false);
  expect([isSameTarget(null, null), isSameTarget(null, "Ana"), isSameTarget(undefined, null)]).toEqual([
    true,
    false,
    false,
  ]);
});

const person = fc.stringMatching(/^[mg][a-z2-7]{9}$/);
const print = fc.stringMatching(/^(?:[a-z2-7]{8}|[\w-]{22})$/);
const marker = fc.constantFrom("", ".publish", ".subscribe", ".probe");
/** Names that end in what an identity ends in are among them. */
const name = fc
  .tuple(
    fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" }),
    fc.option(person),
    fc.option(print),
    marker,
  )
  .map(
    ([words, ...tail]) =>
      words + tail.map((part) => (part?.startsWith(".") || !part ? part : `.${part}`) ?? "").join(""),
  );

test("whatever a name ends like, an identity is read as the service made it", () => {
  fc.assert(
    fc.property(name, person, print, marker, (who, id, device, role) => {
      const identity = `${who}.${id}.${device}${role}`;
      expect(nameOf(identity)).toBe(who);
      expect(personKey(identity)).toBe(id);
      expect(deviceOf(identity)).toBe(device);
      expect(roleOf(identity)).toBe(role === ".probe" ? "both" : role.slice(1) || "both");
      expect(isProbe(identity)).toBe(role === ".probe");
    }),
  );
});

test("gives an identity the same hue each time", () => {
  expect(hueOf("Ana.abcdefgh")).toBe(hueOf("Ana.abcdefgh"));
  expect(hueOf("Ana.abcdefgh")).not.toBe(hueOf("Bo.abcdefgh"));
});
