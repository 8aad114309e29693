import { expect, test } from "vitest";
import { networkNamespace } from "./network-namespace.ts";

test("takes a network of root's own where that works", () => {
  expect(networkNamespace("linux", () => true)?.slice(0, 3)).toEqual(["unshare", "--net", "--"]);
});

test("becomes root in a namespace of its own where it is not root", () => {
  const namespace = networkNamespace("linux", (_command, args) => args.includes("--user"));
  expect(namespace?.slice(0, 4)).toEqual(["unshare", "--user", "--map-root-user", "--net"]);
});

test("offers nothing where the system forbids namespaces", () => {
  expect(networkNamespace("linux", () => false)).toBeUndefined();
});

test("offers nothing on macOS and Windows, and tries nothing there", () => {
  const tries = () => {
    throw new Error("tried");
  };
  expect(networkNamespace("darwin", tries)).toBeUndefined();
  expect(networkNamespace("win32", tries)).toBeUndefined();
});
