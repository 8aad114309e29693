import { describe, expect, test } from "vitest";
import type { MenuItem } from "../../../extension/core/hands.ts";
import { freshWorker } from "../support/fresh-worker.ts";

const worker = freshWorker(() => import("../../../extension/background/shortcuts.ts"));

const items = (...titles: string[]): MenuItem[] =>
  titles.map((title) => ({ id: title, contexts: ["page"], title }));
const titles = () => worker.browser.state.menu.map(({ title }) => title);

describe("the menu", () => {
  test("has the lines that were wanted last, also after many changes at once", async () => {
    await Promise.all(["Cleo", "Dan", "Eve"].map((name) => worker.showMenus(items(name, "everyone"))));
    expect(titles()).toEqual(["Eve", "everyone"]);
  });

  test("tells that a line could not be made, and is whole the next time", async () => {
    worker.browser.state.failNextMenuItem = true;
    await expect(worker.showMenus(items("Bo", "everyone"))).rejects.toThrow("Cannot create Bo");
    await worker.showMenus(items("Bo", "everyone"));
    expect(titles()).toEqual(["Bo", "everyone"]);
  });
});

describe("a line that is chosen", () => {
  const pageUrl = "https://example.com/a";
  const click = { menuItemId: "Bo", pageUrl, selectionText: undefined, linkUrl: undefined };

  test.each([
    ["shows the page", [{ id: 7, url: pageUrl, title: "The page", windowId: 1 }], "The page"],
    [
      "shows another page by now",
      [{ id: 7, url: "https://example.com/b", title: "Other", windowId: 1 }],
      undefined,
    ],
    ["may not be read", [{ id: 7, windowId: 1 }], undefined],
    ["is closed", [], undefined],
  ])("is told to the core, with the title where the tab %s", async (_what, tabs, title) => {
    worker.browser.state.tabs = tabs;
    worker.watchMenus();
    worker.browser.contextMenus.onClicked.tell(click, { id: 7 });
    await worker.settle();
    expect(worker.ask.mock.calls).toEqual([["menuChosen", { ...click, title }]]);
  });

  test("outside of all tabs is told as well", async () => {
    worker.watchMenus();
    worker.browser.contextMenus.onClicked.tell(click);
    await worker.settle();
    expect(worker.ask.mock.calls).toEqual([["menuChosen", { ...click, title: undefined }]]);
  });
});
