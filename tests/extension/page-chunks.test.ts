import { expect, test } from "vitest";
import { pageChunks } from "../../extension/build/page-chunks.ts";

const roots = {
  popup: "/extension/popup/popup.html",
  below: "/extension/popup/below.tsx",
  firstRun: "/extension/popup/first-run.tsx",
  options: "/extension/options/options.html",
  history: "/extension/history/history.html",
  document: "/extension/offscreen/offscreen.html",
};

const validator = "/node_modules/valibot/dist/index.mjs";

/** A build in which these import one module; the popup imports its part below only when it is needed. */
const importedBy = (names: readonly (keyof typeof roots)[], importedIds: string[] = []) => ({
  getModuleInfo: (id: string) => {
    const imports = { importedIds: id === "/shared.ts" ? importedIds : [] };
    if (id === "/shared.ts" || id === validator)
      return {
        isEntry: false,
        importers: names.map((name) => roots[name]),
        dynamicImporters: [],
        ...imports,
      };
    const dynamicImporters = id === roots.below || id === roots.firstRun ? [roots.popup] : [];
    return { isEntry: dynamicImporters.length === 0, importers: [], dynamicImporters, ...imports };
  },
});

/** The files that claim a module, the first one of which gets it. */
const filesFor = (...names: (keyof typeof roots)[]) =>
  pageChunks.flatMap(({ name }) => name("/shared.ts", importedBy(names)) ?? []);

test.each([
  ["popup", "options", "pages"],
  ["popup", "document", "everywhere"],
  ["below", "document", "apart"],
  ["options", "document", "apart"],
  ["below", "options", "later"],
  ["below", "firstRun", "later"],
  ["firstRun", "options", "entering"],
  ["history", "options", "others"],
] as const)("what %s and %s share is in the file %s", (one, other, file) => {
  expect(filesFor(one, other)).toEqual([file]);
});

test.each([
  ["below", "document", "checking"],
  ["options", "document", "checking"],
  ["below", "options", "entering"],
] as const)("what %s and %s share is in the file %s where it checks shapes", (one, other, file) => {
  const build = importedBy([one, other], [validator]);
  expect(pageChunks.flatMap(({ name }) => name("/shared.ts", build) ?? [])).toEqual([file]);
  expect(pageChunks.flatMap(({ name }) => name(validator, build) ?? [])).toEqual([file]);
});

test("what all share is where the popup needs it as it opens", () => {
  expect(filesFor(...(Object.keys(roots) as (keyof typeof roots)[]))).toEqual(["everywhere"]);
});

test.each(["popup", "document"] as const)("what only %s uses is left to the bundler", (name) => {
  expect(filesFor(name)).toEqual([]);
});

test("what the popup needs as it opens takes what it imports before any other file does", () => {
  const {
    everywhere = 0,
    pages = 0,
    ...rest
  } = Object.fromEntries(pageChunks.map(({ debugName, priority }) => [debugName, priority]));
  expect(Math.min(everywhere, pages)).toBeGreaterThan(Math.max(...Object.values(rest)));
});
