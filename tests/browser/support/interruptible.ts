import type { Page } from "puppeteer-core";
import { newProfile, removeFolder } from "../../support/browser-profile.ts";
import { type ExtensionBrowser, launchExtension } from "../../support/launch-extension.ts";
import { fillFirstRun, type Person, personWith } from "./person.ts";
import { openSteps, type Step, type Steps } from "./steps.ts";

/** Somebody whose browser ends at any step and is started again. */
export interface Interruptible {
  /** They and their browser as it runs now. */
  readonly person: Person;
  readonly steps: Steps;
  /** Ends all processes of the browser at once, and starts it on what it has stored. */
  endAndStart(): Promise<void>;
  /** The steps since one of them, each life of the browser by itself. */
  livesSince(step: number): Step[][];
  close(): Promise<void>;
}

/**
 * Starts somebody's browser, and goes through the first run.
 *
 * @param page what stands open, so that an open popup or none sees what comes
 */
export const startInterruptible = async (
  address: string,
  name: string,
  page: "popup" | "blank",
): Promise<Interruptible> => {
  const [steps, profile] = await Promise.all([openSteps(), newProfile()]);
  const starts: number[] = [];
  const start = (): Promise<ExtensionBrowser> => {
    starts.push(steps.all.length);
    return launchExtension({ dist: steps.dist, profile });
  };
  const personIn = async (extension: ExtensionBrowser): Promise<Person> => {
    const open: Page = page === "popup" ? await extension.popup() : await extension.blank();
    return personWith(name, extension, open);
  };
  const first = await start();
  const popup = await first.popup();
  await fillFirstRun(popup, address, name);
  await personWith(name, first, popup).reaches("Connected");
  await popup.close();
  let person = await personIn(first);
  return {
    get person() {
      return person;
    },
    steps,
    async endAndStart() {
      await person.extension.kill();
      person = await personIn(await start());
    },
    livesSince(step) {
      const bounds = [step, ...starts.filter((each) => each > step), steps.all.length];
      return bounds.slice(1).map((end, n) => steps.all.slice(bounds[n], end));
    },
    async close() {
      await person.extension.close();
      await Promise.all([steps.close(), removeFolder(profile)]);
    },
  };
};
