import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { literalsIn } from "./support/literals-in.ts";

const filesEndingIn = (ending: RegExp): string[] =>
  readdirSync("extension", { recursive: true, encoding: "utf8" }).filter((file) => ending.test(file));

const read = (file: string): string => readFileSync(path.join("extension", file), "utf8");

// Runs while the extension is built.
const elsewhere = /^build\//;

/** What no user reads, though it looks as if, and what is the same in each language. */
const allowed = new Set([
  // For the browser's makers.
  "background/offscreen-document.ts: Holds the WebRTC connection over which pings come and go.",
  // For the admin of the team, whose service speaks English.
  "core/access/enrol.ts: {} on {}",
  "core/access/connection-problem.ts: HTTP {}",
  "core/channel.ts: watcher {}",
  "core/store/database.ts: There is too little room on the disk.",
  "core/store/list-memory.ts: {} kept",
  "core/store/take-over.ts: unreadable {}",
  // Of a file that programs read.
  "history/export-file.ts: ,\n",
  "shared/post-json.ts: Device {}",
  "shared/post-json.ts: No answer came from the service.",
  "shared/shown-text.ts: {}…",
  "ui/entry/entry-form.tsx: https://ping.example.com",
]);

describe("what is said to users", () => {
  const files = filesEndingIn(/\.tsx?$/).filter((file) => !elsewhere.test(file));

  test("is in _locales, and nowhere in the code", () => {
    const found = files.flatMap((file) => {
      const literals = literalsIn(read(file), file.endsWith("x") ? "tsx" : "ts");
      return literals.map((literal) => `${file}: ${literal}`);
    });
    const isDrawing = (literal: string) => /: M[\d.]+[ .-]?[\d.]/.test(literal);
    expect(found.filter((literal) => !allowed.has(literal) && !isDrawing(literal))).toEqual([]);
  });

  test("is not in the pages' HTML but for the name, and each page says its language and its title", () => {
    const pages = filesEndingIn(/\.html$/).filter((page) => page !== "offscreen/offscreen.html");
    expect(pages).toContain("popup/popup.html");
    for (const page of pages) {
      expect(
        read(page)
          .replace(/<[^>]*>/g, "")
          .trim(),
        page,
      ).toBe("Pingroom");
      expect(read(page.replace(/html$/, "tsx")), page).toContain("speakInPage(");
    }
  });
});

describe("a literal for users is found", () => {
  test.each([
    ["between tags", "<p>Leave</p>", "Leave"],
    ["in an attribute", '<Field label="room" />', "room"],
    ["in an attribute that takes its choice", '<p title={a === "b" ? "here" : say("c")} />', "here"],
    ["as a sentence", 'const a = "Not pinged";', "Not pinged"],
    ["as a word with an end", 'const a = "Connecting…";', "Connecting…"],
    ["in a template", `const a = \`\${name} answered\`;`, "{} answered"],
    ["in a template that is a sentence", `const a = \`\${n} are left.\`;`, "{} are left."],
    ["as what parts a list", 'names.join(", ")', ", "],
    ["in an error for users", 'throw new EntryProblem("Try again.")', "Try again."],
  ])("%s", (_where, source, literal) => {
    expect(literalsIn(source, "tsx")).toEqual([literal]);
  });

  test.each([
    ["a class", '<p class="quiet small">{say("options_room")}</p>'],
    ["a class of parts", `<p class={\`dot \${state}\`} />`],
    ["a name", 'storedItem("knownTeammates")'],
    ["an import", 'import a from "./A b.ts";'],
    ["a type", 'type A = "Not pinged";'],
    ["a log", 'console.warn("Not pinged")'],
    ["an error for developers", 'throw new Error("Not pinged.")'],
    ["a key of parts", `const key = \`\${id} \${from}\`;`],
  ])("not in %s", (_where, source) => {
    expect(literalsIn(source, "tsx")).toEqual([]);
  });
});
