import type { Connection } from "../../../extension/shared/connection.ts";
import type { ExtensionBrowser } from "../../support/launch-extension.ts";

/** What a browser's connections have been, from some moment on. */
export interface ConnectionsSeen {
  /** Each state that was stored for any room, repeats left out. */
  states(): Promise<string[]>;
  /** Identities of everybody who was ever among the others. */
  others(): Promise<string[]>;
}

/** Begins to write down each connection that the extension has stored, and stores from now on. */
export const seeConnections = async (extension: ExtensionBrowser): Promise<ConnectionsSeen> => {
  const page = await extension.blank();
  await page.evaluate(async () => {
    const { connections: now } = await chrome.storage.session.get<{
      connections: Record<string, Connection>;
    }>("connections");
    const seen = Object.values(now);
    chrome.storage.session.onChanged.addListener(({ connections }) => {
      seen.push(...Object.values((connections?.newValue ?? {}) as Record<string, Connection>));
    });
    Object.assign(globalThis, { seen });
  });
  const read = () => page.evaluate(() => (globalThis as unknown as { seen: Connection[] }).seen);
  return {
    states: async () => [...new Set((await read()).map(({ state }) => state))],
    others: async () => [
      ...new Set((await read()).flatMap((each) => ("participants" in each ? each.participants : []))),
    ],
  };
};
