import type { ElementHandle, Page } from "puppeteer-core";

/** Something that has the keyboard, on a walk with Tab. */
export interface Stop {
  /** Its tag and its words. */
  what: string;
  /** Where it is, in CSS pixels; of all stops at one time. */
  left: number;
  top: number;
  bottom: number;
  /** Whether it looks different from when it has not the keyboard. */
  isSeen: boolean;
}

type Place = Pick<Stop, "left" | "top" | "bottom"> & { right: number };

/** What shows an element: the label of a choice that is itself hidden. */
const placeOf = (element: ElementHandle<Element>): Promise<Place> =>
  element.evaluate((each) => {
    const shown = each.getBoundingClientRect().width > 2 ? each : (each.closest("label") ?? each);
    const { left, top, right, bottom } = shown.getBoundingClientRect();
    return { left, top, right, bottom };
  });

const nameOf = (element: ElementHandle<Element>): Promise<string> =>
  element.evaluate((each) => {
    const words = each.getAttribute("aria-label") ?? each.getAttribute("name") ?? each.textContent;
    return `${each.localName} ${words.trim().slice(0, 30)}`;
  });

const margin = 8;

const look = async (page: Page, { left, top, right, bottom }: Place): Promise<string> => {
  const { x, y } = await page.evaluate(() => ({ x: scrollX, y: scrollY }));
  const [start, above] = [Math.max(0, left + x - margin), Math.max(0, top + y - margin)];
  const clip = {
    x: start,
    y: above,
    width: right + x + margin - start,
    height: bottom + y + margin - above,
  };
  return page.screenshot({ encoding: "base64", clip });
};

const isSeen = async (page: Page, element: ElementHandle<Element>): Promise<boolean> => {
  const place = await placeOf(element);
  const focused = await look(page, place);
  await element.evaluate((each) => (each as HTMLElement).blur());
  const blurred = await look(page, place);
  await element.evaluate((each) => (each as HTMLElement).focus({ preventScroll: true }));
  return focused !== blurred;
};

const isSame = (element: ElementHandle<Element>, other: ElementHandle<Element>): Promise<boolean> =>
  element.evaluate((one, another) => one === another, other);

/** Walks with Tab through a page, from what comes after the first field, until it comes back there. */
export const focusWalk = async (page: Page): Promise<Stop[]> => {
  // The mark of where one types would be a difference by itself.
  await page.evaluate(() => {
    const still = new CSSStyleSheet();
    still.replaceSync("* { caret-color: transparent !important; transition: none !important; }");
    document.adoptedStyleSheets = [still];
  });
  const walked: { element: ElementHandle<Element>; isSeen: boolean }[] = [];
  for (let presses = 0; presses < 300; presses += 1) {
    await page.keyboard.press("Tab");
    const element = (await page.evaluateHandle(() => document.activeElement)) as ElementHandle<Element>;
    const first = walked[0]?.element;
    if (first && (await isSame(element, first))) break;
    if (await element.evaluate((each) => each === document.body)) continue; // At the browser's own buttons.
    walked.push({ element, isSeen: await isSeen(page, element) });
  }
  await page.evaluate(() => {
    for (const each of document.querySelectorAll("*")) each.scrollTop = 0; // As the whole was before the walk.
  });
  return Promise.all(
    walked.map(async ({ element, ...stop }) => ({
      ...stop,
      ...(await placeOf(element)),
      what: await nameOf(element),
    })),
  );
};

/** Of two stops after each other, whether the second is where one reads on: from left to right, and line by line. */
export const isAhead = (before: Stop, after: Stop): boolean => {
  const isSameLine = after.top < before.bottom - 1 && before.top < after.bottom - 1;
  return isSameLine ? after.left >= before.left || after.top > before.top : after.top >= before.bottom - 1;
};
