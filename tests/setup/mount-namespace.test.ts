import { expect, test } from "vitest";
import { mountNamespace } from "./mount-namespace.ts";

test("takes mounts of root's own where that works", () => {
  expect(mountNamespace("linux", () => true)).toEqual({ own: ["--mount"], enter: ["--mount"] });
});

test("becomes root in a namespace of its own where it is not root", () => {
  const namespace = mountNamespace("linux", (_command, args) => args.includes("--user"));
  expect(namespace?.own).toEqual(["--user", "--map-root-user", "--mount"]);
  expect(namespace?.enter).toContain("--user");
});

test("offers nothing where the system forbids namespaces", () => {
  expect(mountNamespace("linux", () => false)).toBeUndefined();
});

test("offers nothing on macOS and Windows, and tries nothing there", () => {
  const tries = () => {
    throw new Error("tried");
  };
  expect(mountNamespace("darwin", tries)).toBeUndefined();
  expect(mountNamespace("win32", tries)).toBeUndefined();
});
