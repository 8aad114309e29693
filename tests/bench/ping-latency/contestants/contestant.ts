import type { Page } from "puppeteer-core";

/** One way to ping, from one browser to another. */
export interface Contestant {
  name: string;
  /** Whose clock says when the press was. */
  sender: Page;
  /** Whose clock says when the ping arrived, or a page with the same clock. */
  receiver: Page;
  /** Does everything that comes before the press: the page is in front, and the text in its field. */
  prepare(text: string): Promise<void>;
  /** Presses the button. @returns when, in milliseconds since 1970 by the sender's clock */
  press(): Promise<number>;
  /** Waits for the ping with this text; asked before the press. @returns when it was there, by the receiver's clock */
  arrival(text: string): Promise<number>;
  /** Has the receiver's worker end, as the browser ends one that idles; absent where there is none. */
  sleep?(): Promise<void>;
}

/** How long a ping may take before it counts as lost, in milliseconds. */
export const patienceMs = 10_000;
