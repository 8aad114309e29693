import type { Page } from "puppeteer-core";
import type { ExtensionBrowser } from "../../support/launch-extension.ts";
import { alsoBehind, typeInto } from "./person.ts";

/** The page with all pings, as somebody uses it. */
export interface PingsPage {
  readonly page: Page;
  /** Waits until the page shows exactly these texts under these headings. */
  shows(sections: Record<string, string[]>): Promise<void>;
  /** Waits until the page has an entry with this text. */
  has(text: string): Promise<void>;
  /** Waits until the page says this of how many there are, or of what it found. */
  says(sentence: string): Promise<void>;
  search(query: string): Promise<void>;
  /** Presses the button that deletes the ping with this text. */
  delete(text: string): Promise<void>;
  /** Waits until the note at the bottom reads like this. */
  notes(sentence: string): Promise<void>;
  press(button: string): Promise<void>;
  /** What of the page has the focus: its label or text. */
  focused(): Promise<string>;
}

const deleteIn = (text: string) => {
  const entry = [...document.querySelectorAll(".entry")].find(
    (each) => each.querySelector("p")?.textContent === text,
  );
  const button = entry?.querySelector<HTMLElement>(".delete");
  if (!button) throw new Error(`No ping says “${text}”.`);
  button.focus();
  button.click();
};

/** Opens it in a tab in front. */
export const openPings = async (extension: ExtensionBrowser): Promise<PingsPage> => {
  const page = await extension.blank();
  await page.goto(`chrome-extension://${extension.id}/extension/history/history.html`);
  await page.waitForSelector("h1");
  await page.bringToFront();

  const reads = (selector: string, text: string) =>
    page.waitForFunction(
      (where, wanted) => document.querySelector(where)?.textContent === wanted,
      alsoBehind,
      selector,
      text,
    );
  return {
    page,
    async shows(sections) {
      await page.waitForFunction(
        (wanted) => {
          const days = [...document.querySelectorAll(".day")].map((day) => [
            day.querySelector("h2")?.textContent,
            [...day.querySelectorAll(".entry > p")].map((text) => text.textContent),
          ]);
          return JSON.stringify(days) === wanted;
        },
        alsoBehind,
        JSON.stringify(Object.entries(sections)),
      );
    },
    async has(text) {
      await page.waitForFunction(
        (wanted) => [...document.querySelectorAll(".entry > p")].some((each) => each.textContent === wanted),
        alsoBehind,
        text,
      );
    },
    says: async (sentence) => void (await reads("header [role=status]", sentence)),
    search: (query) => typeInto(page, "query", query),
    delete: (text) => page.evaluate(deleteIn, text),
    notes: async (sentence) => void (await reads(".note [role=status]", sentence)),
    press: (button) => page.locator(`button ::-p-text(${button})`).click(),
    focused: () =>
      page.evaluate(() => {
        const { activeElement } = document;
        const text = activeElement?.querySelector("p")?.textContent ?? activeElement?.textContent;
        return activeElement?.getAttribute("aria-label") ?? text ?? "";
      }),
  };
};
