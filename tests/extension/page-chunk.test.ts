import { expect, test } from "vitest";
import { pageChunk } from "../../extension/build/page-chunk.ts";

const roots = {
  popup: "/extension/popup/popup.html",
  below: "/extension/popup/below.tsx",
  options: "/extension/options/options.html",
  worker: "/extension/background/main.ts",
  document: "/extension/offscreen/offscreen.html",
};

/** A build in which these import one module; the popup imports its part below only when it is needed. */
const importedBy = (...names: (keyof typeof roots)[]) => ({
  getModuleInfo: (id: string) => {
    if (id === "/shared.ts")
      return { isEntry: false, importers: names.map((name) => roots[name]), dynamicImporters: [] };
    const dynamicImporters = id === roots.below ? [roots.popup] : [];
    return { isEntry: dynamicImporters.length === 0, importers: [], dynamicImporters };
  },
});

test.each([
  ["popup", "options", "pages"],
  ["popup", "worker", "everywhere"],
  ["popup", "document", "everywhere"],
  ["below", "worker", "later"],
  ["options", "worker", "worker"],
  ["document", "worker", "worker"],
  ["below", "options", null],
  ["document", "options", null],
] as const)("what %s and %s share is in the file %s", (one, other, file) => {
  expect(pageChunk("/shared.ts", importedBy(one, other))).toBe(file);
});

test("what all share is where the popup needs it as it opens", () => {
  const all = Object.keys(roots) as (keyof typeof roots)[];
  expect(pageChunk("/shared.ts", importedBy(...all))).toBe("everywhere");
});

test.each(["popup", "worker"] as const)("what only %s uses is left to the bundler", (name) => {
  expect(pageChunk("/shared.ts", importedBy(name))).toBeNull();
});
