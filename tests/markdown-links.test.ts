import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const files = [".", "extension", "token-service"].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .map((file) => path.join(folder, file)),
);

const withoutCode = (text: string): string => text.replace(/^```.*?^```/gms, "");

/** The anchors of a file's headings, as GitHub makes them. */
const anchorsOf = (file: string): string[] =>
  [...withoutCode(readFileSync(file, "utf8")).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );

/** Where a file's links and pictures lead, but those to other sites. */
const linksIn = (text: string): string[] =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)|\bsrc="([^"]+)"/g)]
    .map(([, link, picture]) => link ?? picture ?? "")
    .filter((link) => !/^[a-z]+:/.test(link));

const leadsNowhere = (from: string, link: string): boolean => {
  const [place = "", anchor] = link.split("#");
  const target = place === "" ? from : path.join(path.dirname(from), place);
  if (!existsSync(target)) return true;
  return anchor !== undefined && !anchorsOf(target).includes(anchor);
};

test.each(files)("every link in %s leads somewhere", (file) => {
  expect(linksIn(readFileSync(file, "utf8")).filter((link) => leadsNowhere(file, link))).toEqual([]);
});

test("a link to a file or a heading that is not there is found", () => {
  for (const link of ["README.md#try-it", "#read-on", "LICENSE"])
    expect(leadsNowhere("README.md", link)).toBe(false);
  for (const link of ["NOWHERE.md", "#nowhere", "extension/README.md#nowhere"])
    expect(leadsNowhere("README.md", link)).toBe(true);
});
