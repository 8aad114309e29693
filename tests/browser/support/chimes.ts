import type { Page } from "puppeteer-core";
import type { ExtensionBrowser } from "../../support/launch-extension.ts";
import { alsoBehind } from "./person.ts";

/** What the offscreen document has played since the test began to listen. */
export interface Chimes {
  /** Waits until so many have been played to their end; their lengths in seconds of the sound card's clock. */
  played(count: number): Promise<number[]>;
  /** Of how many notes each is that has begun so far. */
  notes(): Promise<number[]>;
  /** How many have begun so far. */
  begun(): Promise<number>;
}

type Listening = { heard: { context: AudioContext; ranFor: number; notes: number }[] };

const listen = async () => {
  // A browser's very first sound starts what plays them all, which may take longer than Pingroom waits.
  const first = new AudioContext();
  await first.resume();
  await first.close();
  const heard: Listening["heard"] = [];
  const Real = AudioContext;
  class Listened extends Real {
    constructor() {
      super();
      const each = { context: this as AudioContext, ranFor: 0, notes: 0 };
      heard.push(each);
      this.addEventListener("statechange", () => {
        each.ranFor = this.currentTime;
      });
    }
  }
  class Note extends OscillatorNode {
    constructor(...[context, options]: ConstructorParameters<typeof OscillatorNode>) {
      super(context, options);
      for (const each of heard) if (each.context === context) each.notes += 1;
    }
  }
  Object.assign(globalThis, { heard, AudioContext: Listened, OscillatorNode: Note });
};

/** Listens to the offscreen document that is open now, beside its own code. */
export const listenToChimes = async (extension: ExtensionBrowser): Promise<Chimes> => {
  const page: Page = await extension.offscreen();
  const session = await page.createCDPSession();
  // `page.evaluate` counts as a gesture of the user, with which any document may make sounds.
  const { exceptionDetails } = await session.send("Runtime.evaluate", {
    expression: `(${listen})()`,
    awaitPromise: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  await session.detach();
  return {
    async played(count) {
      await page.waitForFunction(
        (wanted) => {
          const { heard } = globalThis as unknown as Listening;
          return heard.filter(({ context }) => context.state === "closed").length >= wanted;
        },
        alsoBehind,
        count,
      );
      return page.evaluate(() => (globalThis as unknown as Listening).heard.map(({ ranFor }) => ranFor));
    },
    notes: () => page.evaluate(() => (globalThis as unknown as Listening).heard.map(({ notes }) => notes)),
    begun: () => page.evaluate(() => (globalThis as unknown as Listening).heard.length),
  };
};
