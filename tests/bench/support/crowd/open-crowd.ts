import { launchPageBrowser } from "../../../support/launch-page-browser.ts";
import { benchBrowserArguments } from "../bench-browser-arguments.ts";

/** One of the crowd, as far as it is looked at. */
export interface CrowdMember {
  /** When an echo of a measured browser came first since `forget`, milliseconds since 1970: messages go both ways. */
  provenAt: number | null;
  /** When its own socket was there again, after it was lost. */
  reconnectedAt: number | null;
  /** How many measured browsers are in its room. */
  meets: number;
  isUp: boolean;
}

/** People in rooms, all in one page of one browser, with the real SDK. */
export interface Crowd {
  /** So many more join a room of a service. */
  enter(where: { service: string; room: string; count: number }): Promise<void>;
  /**
   * Answers offers of connections that belong to nobody, and over which nothing is said.
   *
   * @param offers SDP with all candidates in it, as the answers have
   */
  answer(offers: string[]): Promise<string[]>;
  /** What has been of them does not count any more. */
  forget(): Promise<void>;
  seen(): Promise<CrowdMember[]>;
  /**
   * Waits until this is so for each of them.
   *
   * @param what whether messages go both ways, nobody measured is there, or the own socket is there again
   */
  until(what: "proven" | "alone" | "reconnected", timeoutMs?: number): Promise<CrowdMember[]>;
  close(): Promise<void>;
}

interface CrowdPage {
  crowd: Pick<Crowd, "enter" | "answer" | "forget"> & { seen(): CrowdMember[] };
}

const fits = {
  proven: ({ provenAt }: CrowdMember) => provenAt !== null,
  alone: ({ meets }: CrowdMember) => meets === 0,
  reconnected: ({ reconnectedAt, isUp }: CrowdMember) => reconnectedAt !== null && isUp,
};

/**
 * Opens a browser for a crowd. Its people only send pings, so that they hear nothing of each other; the browser that is measured
 * hears all of them.
 *
 * @param origin where `serveCrowd` serves its page
 */
export const openCrowd = async (origin: string): Promise<Crowd> => {
  const { browser, close } = await launchPageBrowser(origin, benchBrowserArguments);
  const page = await browser.newPage();
  await page.goto(origin);
  await page.waitForFunction(() => "crowd" in globalThis);
  const seen = (): Promise<CrowdMember[]> =>
    page.evaluate(() => (globalThis as unknown as CrowdPage).crowd.seen());
  return {
    enter: (where) =>
      page.evaluate((wanted) => (globalThis as unknown as CrowdPage).crowd.enter(wanted), where),
    answer: (offers) =>
      page.evaluate((given) => (globalThis as unknown as CrowdPage).crowd.answer(given), offers),
    forget: () => page.evaluate(() => (globalThis as unknown as CrowdPage).crowd.forget()),
    seen,
    async until(what, timeoutMs = 60_000) {
      const until = performance.now() + timeoutMs;
      for (;;) {
        const now = await seen();
        if (now.every(fits[what])) return now;
        if (performance.now() > until) {
          const late = now.filter((member) => !fits[what](member)).length;
          throw new Error(`${late} of a crowd of ${now.length} were not ${what} in time.`);
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    close,
  };
};
