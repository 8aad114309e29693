import type { Browser, Page } from "puppeteer-core";
import type { TutorialSite } from "../../../browser/support/tutorial-page.ts";
import type { Contestant } from "./contestant.ts";
import { heardIn } from "./heard-in.ts";
import { pressIn, typeAtOnce } from "./press-in.ts";

const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const heard: Record<string, number> = {};
    Object.assign(globalThis, { heard });
    const list = document.querySelector("#pings") as Element;
    new MutationObserver(() => {
      const [, text = ""] = list.firstElementChild?.textContent?.split(": ") ?? [];
      heard[text] = performance.timeOrigin + performance.now();
      dispatchEvent(new Event("heard"));
    }).observe(list, { childList: true });
  });

/** The tutorial's page, open in both browsers; its pings end in a list on the page. */
export const openTutorial = async (
  site: TutorialSite,
  service: string,
  [ours, theirs]: readonly [Browser, Browser],
): Promise<Contestant> => {
  const sender = await site.open({ service }, ours);
  const receiver = await site.open({ service }, theirs);
  await site.join(sender, "Ana");
  await site.join(receiver, "Bo");
  await listen(receiver);
  return {
    name: "the tutorial's page",
    sender,
    receiver,
    prepare: async (text) => {
      await sender.bringToFront();
      await typeAtOnce(sender, "#text", text);
    },
    press: () => pressIn(sender, "#ping"),
    arrival: (text) => heardIn(receiver, text),
  };
};
