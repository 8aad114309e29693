/** A line of the context menu. */
export interface MenuItem {
  id: string;
  contexts: ["page" | "selection" | "link"];
  title: string;
}

/** A notification of the browser's own kind, for where the document may show none. */
export interface PlainNotification {
  tag: string;
  title: string;
  message: string;
  buttons: string[];
  requireInteraction: boolean;
  silent: boolean;
}

/**
 * What only the browser can do for the core, which has of the extension's APIs no more than `runtime` where it runs in an
 * offscreen document. Each rejects with an Error where the browser cannot.
 */
export interface Hands {
  /** Shows a text on the toolbar icon. */
  badge(text: string): Promise<void>;
  /** Makes the context menu these lines and no others. */
  menus(items: MenuItem[]): Promise<void>;
  /** Opens an address in a new tab, in a new window if there is none, and brings it to the front. */
  openTab(address: string): Promise<void>;
  /** How the user is at this computer, given for how many seconds nothing may have been touched. */
  idleState(afterSeconds: number): Promise<"active" | "idle" | "locked">;
  /** Has `idleChanged` told once nothing was touched for so many seconds. */
  detectIdleAfter(seconds: number): Promise<void>;
  /** Shows a provider's page until it sends the browser back. @returns to which address */
  signInWindow(url: string): Promise<string>;
  /** Where a provider is to send the browser back to. */
  signInRedirect(): Promise<string>;
  /** The system on which the browser runs, as it calls it: `linux`, `mac`, `win`, … */
  platform(): Promise<string>;
  /** Whether the browser lets the extension show notifications. */
  mayNotify(): Promise<boolean>;
  /** Shows a notification by the extension's own API. */
  notify(what: PlainNotification): Promise<void>;
  /** Tags of such notifications that are on the screen. */
  shownNotifications(): Promise<string[]>;
  /** Takes such notifications off the screen. */
  clearNotifications(tags: string[]): Promise<void>;
  /** What version 0.1 kept in the extension's storage. */
  oldStorage(): Promise<Record<string, unknown>>;
  /** Removes that. */
  clearOldStorage(): Promise<void>;
}

/** What a core that has no hands of its own asks of whoever has, by `runtime.sendMessage`. */
export interface HandRequest {
  hand: keyof Hands;
  data: unknown;
}

/** What comes back. */
export type HandAnswer = { value: unknown } | { error: string };

let current: Hands | undefined;

/** Gives the core its hands; called once, before anything else. */
export const giveHands = (hands: Hands): void => {
  current = hands;
};

/** The core's hands. */
export const hands = (): Hands => {
  if (!current) throw new Error("The core was started without hands.");
  return current;
};
