import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

/** A source file by its path from the project's folder, and what it imports: paths of files, or names of packages. */
type Imports = ReadonlyMap<string, readonly string[]>;

const importing = /\b(?:import|export)\b[^"'`;]*?\bfrom\s*"([^"]+)"|\bimport\s*\(?\s*"([^"]+)"/g;

const importsIn = (file: string, text: string): string[] =>
  [...text.matchAll(importing)]
    .map(([, from, alone]) => from ?? alone ?? "")
    .map((name) => (name.startsWith(".") ? path.posix.join(path.posix.dirname(file), name) : name));

const sourcesIn = (folder: string): Imports =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.posix.join(folder, file.replaceAll(path.sep, "/")))
      .map((file) => [file, importsIn(file, readFileSync(file, "utf8"))]),
  );

const sources: Imports = new Map(
  ["extension", "naming", "token-service"].flatMap((each) => [...sourcesIn(each)]),
);

const pages = ["popup", "options", "history", "diagnosis", "welcome"];
const core = (...features: string[]): string[] => features.map((feature) => `extension/core/${feature}/`);
const service = (...parts: string[]): string[] => parts.map((part) => `token-service/${part}/`);
const base = [
  ...core("base", "store"),
  "extension/core/api.ts",
  "extension/core/feature.ts",
  "extension/core/hands.ts",
];
const vocabulary = ["extension/shared/", "extension/public/", "naming/"];

/** Which files each folder may import, besides its own: the beginnings of their paths. */
const mayImport: Record<string, readonly string[]> = {
  "naming/": [],
  "extension/shared/": ["extension/public/", "naming/"],
  "extension/ui/": [
    ...vocabulary,
    "extension/core/api.ts",
    "extension/core/channel.ts",
    "extension/core/client.ts",
  ],
  ...Object.fromEntries(
    pages.map((page) => [`extension/${page}/`, [...vocabulary, "extension/ui/", "extension/core/api.ts"]]),
  ),
  "extension/background/": [
    ...vocabulary,
    "extension/core/api.ts",
    "extension/core/channel.ts",
    "extension/core/client.ts",
    "extension/core/hands.ts",
  ],
  "extension/offscreen/": [...vocabulary, "extension/core/main.ts", "extension/core/hands.ts"],
  "extension/core/base/": [],
  "extension/core/store/": [...vocabulary, ...core("base"), "extension/core/hands.ts"],
  "extension/core/clock/": [...vocabulary, ...base],
  "extension/core/timeline/": [...vocabulary, ...base],
  "extension/core/people/": [...vocabulary, ...base, ...core("clock")],
  "extension/core/access/": [...vocabulary, ...base],
  "extension/core/sealing/": [...vocabulary, ...base, ...core("access")],
  "extension/core/attention/": [...vocabulary, ...base, ...core("clock")],
  "extension/core/rooms/": [...vocabulary, ...base, ...core("access", "sealing")],
  "extension/core/outbox/": [...vocabulary, ...base, ...core("clock", "people", "rooms", "sealing")],
  "extension/core/notifications/": [
    ...vocabulary,
    ...base,
    ...core("attention", "clock", "people"),
    "extension/icons/",
  ],
  "extension/core/inbox/": [
    ...vocabulary,
    ...base,
    ...core("attention", "clock", "notifications", "outbox", "people", "rooms", "sealing"),
  ],
  "extension/core/connection/": [
    ...vocabulary,
    ...base,
    ...core("access", "attention", "clock", "inbox", "outbox", "people", "rooms", "sealing", "timeline"),
  ],
  "extension/core/history/": [
    ...vocabulary,
    ...base,
    ...core("clock", "connection", "inbox", "notifications", "outbox", "people"),
  ],
  "extension/core/shortcuts/": [...vocabulary, ...base, ...core("notifications", "outbox", "people")],
  "extension/core/diagnosis/": [
    ...vocabulary,
    ...base,
    ...core("access", "attention", "connection", "inbox", "notifications", "rooms", "sealing", "timeline"),
  ],
  "token-service/base/": [],
  "token-service/embedded-rooms/": ["naming/", ...service("base")],
  "token-service/store/": service("base", "settings", "team"),
  "token-service/settings/": service("base", "embedded-rooms", "store", "team"),
  "token-service/team/": ["naming/", ...service("base", "engines", "store")],
  "token-service/sign-in/": ["naming/", ...service("base", "settings", "team")],
  "token-service/engines/": service("base", "embedded-rooms", "http", "settings", "store", "team"),
  "token-service/callers/": service("base", "http", "store", "team"),
  "token-service/http/": service("base", "callers", "engines", "settings", "sign-in", "store", "team"),
  "token-service/commands/": ["naming/", ...service("base", "engines", "http", "settings", "store", "team")],
  "token-service/process/": [
    "token-service/app.ts",
    ...service("base", "embedded-rooms", "engines", "http", "settings", "sign-in", "store", "team"),
  ],
  "token-service/": ["naming/", "extension/build/build-when-changed.ts"],
};

/** The one file that may know something, and how one sees that another knows it. */
const knownInOneFile: Record<string, { file: string; package: string }> = {
  "the room's client": { file: "extension/core/rooms/twilio-room.ts", package: "twilio-video" },
  "the polyfill": { file: "extension/shared/browser.ts", package: "webextension-polyfill" },
};

/** Packages that a folder may not use. Embedded rooms could stand in any server. */
const foreignTo: Record<string, readonly string[]> = { "token-service/embedded-rooms/": ["hono"] };

const isOf = (name: string, packageName: string): boolean =>
  name === packageName || name.startsWith(`${packageName}/`);

const isFile = (name: string): boolean => name.includes("/") && sources.has(name);

const folderOf = (file: string): string | undefined =>
  Object.keys(mayImport)
    .filter((folder) => file.startsWith(folder))
    .sort((a, b) => b.length - a.length)[0];

/** Imports that the table does not allow, one line each. */
const violationsIn = (imports: Imports): string[] =>
  [...imports].flatMap(([file, imported]) => {
    const folder = folderOf(file);
    if (folder === undefined) return [];
    const allowed = [folder, ...(mayImport[folder] ?? [])];
    const isStranger = (name: string) =>
      /^(extension|naming|token-service|tests)\//.test(name) &&
      !allowed.some((each) => name.startsWith(each));
    const isForeign = (name: string) =>
      (foreignTo[folder] ?? []).some((each) => isOf(name, each)) ||
      Object.values(knownInOneFile).some(
        (each) => isOf(name, each.package) && !file.startsWith(path.posix.dirname(each.file)),
      );
    return imported.filter((name) => isStranger(name) || isForeign(name)).map((name) => `${file} → ${name}`);
  });

/** Files that import each other, directly or by way of others. */
const circlesIn = (imports: Imports): string[][] => {
  const state = new Map<string, "open" | "done">();
  const circles: string[][] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (state.get(file) === "done") return;
    if (state.get(file) === "open") {
      circles.push([...way.slice(way.indexOf(file)), file]);
      return;
    }
    state.set(file, "open");
    for (const next of imports.get(file) ?? []) if (imports.has(next)) visit(next, [...way, file]);
    state.set(file, "done");
  };
  for (const file of imports.keys()) visit(file, []);
  return circles;
};

test("each folder imports what it may, and nothing else", () => {
  expect(violationsIn(sources)).toEqual([]);
});

test("no file imports itself by way of others", () => {
  expect(circlesIn(sources)).toEqual([]);
});

test("imports are read whole", () => {
  const text = `import a from "./a.ts";\nimport type {\n  B,\n} from "../b.ts";\nexport { c } from "c";\nimport "./d.css";\nawait import("./e.tsx");`;
  expect(importsIn("extension/popup/x.ts", text)).toEqual([
    "extension/popup/a.ts",
    "extension/b.ts",
    "c",
    "extension/popup/d.css",
    "extension/popup/e.tsx",
  ]);
  expect([...sources.values()].flat().filter(isFile).length).toBeGreaterThan(500);
});

describe("a planted import is found", () => {
  test.each(Object.entries(mayImport))("in %s", (folder, allowed) => {
    const file = `${folder}planted.ts`;
    const forbidden = Object.keys(mayImport).filter(
      (other) =>
        !other.startsWith(folder) &&
        !allowed.some((each) => other.startsWith(each) || each.startsWith(other)),
    );
    expect(forbidden.length).toBeGreaterThan(0);
    for (const other of forbidden) {
      const name = `${other}x.ts`;
      expect(violationsIn(new Map([[file, [name]]]))).toEqual([`${file} → ${name}`]);
    }
    for (const each of allowed) {
      const name = each.endsWith("/") ? `${each}x.ts` : each;
      expect(violationsIn(new Map([[file, [name]]]))).toEqual([]);
    }
  });

  test.each(Object.entries(knownInOneFile))("of %s", (_, { file, package: name }) => {
    expect(violationsIn(new Map([["extension/popup/planted.ts", [name]]]))).toHaveLength(1);
    expect(violationsIn(new Map([[file, [name]]]))).toEqual([]);
  });

  test.each(Object.entries(foreignTo))("of a package that is foreign to %s", (folder, packages) => {
    for (const name of packages)
      expect(violationsIn(new Map([[`${folder}planted.ts`, [`${name}/tiny`]]]))).toHaveLength(1);
  });

  test("that closes a circle", () => {
    const planted: Imports = new Map([
      ["a.ts", ["b.ts"]],
      ["b.ts", ["c.ts"]],
      ["c.ts", ["a.ts"]],
    ]);
    expect(circlesIn(planted)).toEqual([["a.ts", "b.ts", "c.ts", "a.ts"]]);
  });
});

test("every folder with code has its row", () => {
  expect(
    [...sources.keys()].filter(
      (file) => folderOf(file) === undefined && !/extension\/(build|core\/[^/]+\.ts)/.test(file),
    ),
  ).toEqual([]);
});

test("one file alone knows that there is an offscreen document", () => {
  const knowing = [...sources.keys()].filter((file) =>
    readFileSync(file, "utf8").includes("chrome.offscreen"),
  );
  expect(knowing).toEqual(["extension/background/offscreen-document.ts"]);
});
