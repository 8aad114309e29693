// Finds without eyes what a person would see at once: what overlaps, what is cut, and what makes a page larger than its window.
import type { Page } from "puppeteer-core";

/** A part of a page, and what in it does not count; both are selectors. */
export interface Looked {
  within: string;
  except: string;
}

/** Which words are cut. */
export const cut = (page: Page, { within, except }: Looked): Promise<string[]> =>
  page.evaluate(
    (all, mayBeCut) =>
      [...document.querySelectorAll<HTMLElement>(all)]
        .filter((part) => {
          if (part.matches(mayBeCut) || part.closest(".unseen") || part.children.length > 0) return false;
          return getComputedStyle(part).overflowX !== "visible" && part.scrollWidth > part.clientWidth + 1;
        })
        .map(({ className, textContent }) => `${className}: ${textContent}`),
    `${within} *`,
    except,
  );

/** Which words or pictures lie over others. */
export const overlapping = (page: Page, { within, except }: Looked): Promise<string[]> =>
  page.evaluate(
    (all, mayLieOver) => {
      const seen = (part: Element): DOMRect | undefined => {
        let { left, top, right, bottom } = part.getBoundingClientRect();
        for (let around = part.parentElement; around; around = around.parentElement) {
          if (getComputedStyle(around).overflowY === "visible") continue;
          const edge = around.getBoundingClientRect();
          [left, top] = [Math.max(left, edge.left), Math.max(top, edge.top)];
          [right, bottom] = [Math.min(right, edge.right), Math.min(bottom, edge.bottom)];
        }
        return right - left > 1 && bottom - top > 1
          ? new DOMRect(left, top, right - left, bottom - top)
          : undefined;
      };
      const isCovered = (part: Element, { left, top, width, height }: DOMRect) => {
        const on = document.elementFromPoint(left + width / 2, top + height / 2);
        return on !== null && !part.contains(on) && !on.contains(part);
      };
      const parts = [...document.querySelectorAll(all)].filter(
        (part) =>
          !part.closest(".unseen, input") &&
          part.children.length === 0 &&
          (part.textContent?.trim() ?? "") !== "" &&
          getComputedStyle(part).clipPath === "none",
      );
      const places = parts.flatMap((part) => {
        const place = seen(part);
        return place && !part.closest(mayLieOver) && !isCovered(part, place) ? [{ part, place }] : [];
      });
      const found: string[] = [];
      for (const [n, one] of places.entries())
        for (const other of places.slice(n + 1)) {
          const isApart =
            one.place.right <= other.place.left + 1 ||
            other.place.right <= one.place.left + 1 ||
            one.place.bottom <= other.place.top + 3 ||
            other.place.bottom <= one.place.top + 3;
          if (!isApart) found.push(`${one.part.textContent} / ${other.part.textContent}`);
        }
      return found;
    },
    `${within} *`,
    except,
  );

/** By how much a page is larger than its window, in CSS pixels. */
export const excess = (page: Page): Promise<{ width: number; height: number }> =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.scrollingElement as Element;
    return { width: Math.max(0, scrollWidth - innerWidth), height: Math.max(0, scrollHeight - innerHeight) };
  });

/** The words that reach over the edge of the page, or of a box that neither scrolls nor ends them in an ellipsis. */
export const overEdge = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isMeant = (element: Element): boolean => {
      const { overflowX, textOverflow, clipPath } = getComputedStyle(element);
      const isUnseen = clipPath === "inset(50%)"; // For screen readers only.
      return isUnseen || textOverflow === "ellipsis" || /auto|scroll/.test(overflowX);
    };
    const isCut = (element: Element): boolean => {
      const range = document.createRange(); // Of its own words: what is within may end in an ellipsis.
      const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      const places = words.map((node) => {
        range.selectNodeContents(node);
        return range.getBoundingClientRect();
      });
      const left = Math.min(...places.map((place) => place.left));
      const right = Math.max(...places.map((place) => place.right));
      for (let box: Element | null = element; box; box = box.parentElement) {
        if (isMeant(box)) return false;
        const edge = box.getBoundingClientRect();
        const isEdge = box === document.documentElement || getComputedStyle(box).overflowX !== "visible";
        if (isEdge && (left < edge.left - 1 || right > edge.right + 1)) return true;
      }
      return false;
    };
    const withWords = [...document.body.querySelectorAll("*")].filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
    );
    return withWords
      .filter((element) => element.checkVisibility() && isCut(element))
      .map(({ outerHTML }) => outerHTML);
  });
