import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { build, type InlineConfig } from "vite";
import { beforeAll, expect, test } from "vitest";
import manifest from "../../manifest.json" with { type: "json" };

/** Every file that is in what is built, the worker's too, and the notices. */
const built = { modules: [] as string[], files: [] as string[], notices: "" };

beforeAll(async () => {
  const quick = { write: false, minify: false };
  const outputOf = async (config: InlineConfig) => {
    const [only] = [await build({ logLevel: "silent", ...config })].flat();
    if (!only || !("output" in only)) throw new Error("nothing was built");
    return only.output;
  };
  const whole = await outputOf({ build: quick });
  const input = manifest.background.service_worker;
  const worker = await outputOf({ configFile: false, build: { ...quick, rolldownOptions: { input } } });
  built.modules = [...whole, ...worker].flatMap((file) => (file.type === "chunk" ? file.moduleIds : []));
  built.files = whole.map(({ fileName }) => fileName);
  const notices = whole.find(({ fileName }) => fileName === "licences.txt");
  built.notices = notices?.type === "asset" ? String(notices.source) : "";
}, 120_000);

const inPackages = () =>
  built.modules.filter((id) => /[\\/]node_modules[\\/]/.test(id) && path.isAbsolute(id));

/** The folder of a package that a file belongs to, and its name. */
const packageOf = (id: string): { folder: string; name: string } => {
  const [, before = "", name = ""] = /^(.*[\\/]node_modules[\\/])((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id) ?? [];
  return { folder: before + name, name: name.replace("\\", "/") };
};

test("every package of which a file is in the extension is named, with its version", () => {
  const named = inPackages().map((id) => {
    const { folder, name } = packageOf(id);
    return `${name} ${JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")).version} (`;
  });
  expect(named).toContainEqual(expect.stringMatching(/^twilio-video /));
  expect(named).toContainEqual(expect.stringMatching(/^webextension-polyfill /));
  expect(named).toContainEqual(expect.stringMatching(/^idb /)); // In the document of the core alone.
  expect([...new Set(named)].filter((line) => !built.notices.includes(`\n${line}`))).toEqual([]);
});

test("each has the whole text of its licence, as it stands in the package", () => {
  const parts = built.notices.split(/^={80}$/m).slice(1);
  expect(
    parts.filter((part) => !/copyright/i.test(part) && !part.includes("Mozilla Public License")),
  ).toEqual([]);
  const text = (file: string) => readFileSync(path.join("node_modules", file), "utf8").trim();
  const whole = [
    "twilio-video/LICENSE.md",
    "webextension-polyfill/LICENSE",
    "preact/LICENSE",
    "jose/LICENSE.md",
  ];
  for (const file of whole) expect(built.notices).toContain(text(file));
  const apache = parts.find((part) => part.startsWith("\nidb-keyval "));
  expect(apache).toContain("END OF TERMS AND CONDITIONS");
});

test("it is said where the source of each is", () => {
  const headings = built.notices.match(/^={80}\n.+\n.+$/gm) ?? [];
  expect(headings.filter((heading) => !/\nSource: https:\/\/\S+$/.test(heading))).toEqual([]);
  expect(built.notices).toContain("Source: https://github.com/mozilla/webextension-polyfill\n");
});

test("whoever is named at the head of a file is named in the notices as well", () => {
  const holders = inPackages().flatMap((id) => {
    const [head = ""] = /^\s*\/\*[\s\S]*?\*\//.exec(readFileSync(id, "utf8")) ?? [];
    const [, holder] = /Copyright \(c\) [\d\s,-]+(.+)$/im.exec(head) ?? [];
    return holder === undefined ? [] : [holder.trim()];
  });
  expect(holders).toContain("Tim Perry");
  expect(holders.filter((holder) => !built.notices.includes(holder))).toEqual([]);
});

test("the build leaves no list beside the notices, and the options lead to them", () => {
  expect(built.files.filter((file) => /licen[cs]e/.test(file))).toEqual(["licences.txt"]);
  expect(readFileSync("extension/options/app.tsx", "utf8")).toContain('href="/licences.txt"');
});

test("the service has the licence of the table of look-alikes beside it, word for word", () => {
  const licence = readFileSync("token-service/team/confusables-licence.txt");
  // Of https://www.unicode.org/license.txt, read in 2026.
  const known = "e7a93b009565cfce55919a381437ac4db883e9da2126fa28b91d12732bc53d96";
  expect(createHash("sha256").update(licence).digest("hex")).toBe(known);
  expect(readFileSync("token-service/team/confusables.txt", "utf8")).toContain("confusables-licence.txt");
});
