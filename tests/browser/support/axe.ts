import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "puppeteer-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const everything: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
  // Experimental, and off unless its tag is asked for: it takes what describes a button for a part of its label.
  rules: { "label-content-name-mismatch": { enabled: false } },
};

/** What may differ from one colour scheme to the other. */
const colours: RunOptions = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

const found = async (page: Page, options: RunOptions): Promise<string[]> => {
  // What is still fading in has other colours than it will have.
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
  // By way of the debugger, for which the page's own policy does not count.
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(source);
  const { violations } = (await page.evaluate(
    (given) =>
      (globalThis as unknown as { axe: { run(what: Document, options: unknown): unknown } }).axe.run(
        document,
        given,
      ),
    options as Record<string, unknown>,
  )) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary}`),
  );
};

/**
 * What axe (https://github.com/dequelabs/axe-core) finds wrong with a page in light and in dark colours, by WCAG 2.2 AA
 * and by what it calls best practices; empty when nothing is.
 */
export const axeFinds = async (page: Page): Promise<string[]> => {
  const problems: string[] = [];
  for (const [value, options] of [
    ["light", everything],
    ["dark", colours],
  ] as const) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
    problems.push(...(await found(page, options)).map((problem) => `${value}: ${problem}`));
  }
  await page.emulateMediaFeatures([]);
  return problems;
};
