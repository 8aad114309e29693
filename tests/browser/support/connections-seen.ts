import type { ExtensionBrowser } from "../../support/launch-extension.ts";
import { seeValue } from "./core-values.ts";

/** What a browser's connections have been, from some moment on. */
export interface ConnectionsSeen {
  /** Each state that was told of any room, repeats left out. */
  states(): Promise<string[]>;
  /** Identities of everybody who was ever among the others. */
  others(): Promise<string[]>;
}

/** Begins to write down each connection that the extension has now, and has from now on. */
export const seeConnections = async (extension: ExtensionBrowser): Promise<ConnectionsSeen> => {
  const seen = await seeValue(await extension.blank(), "connections");
  const all = async () => (await seen()).flatMap((connections) => Object.values(connections));
  return {
    states: async () => [...new Set((await all()).map(({ state }) => state))],
    others: async () => [
      ...new Set((await all()).flatMap((each) => ("participants" in each ? each.participants : []))),
    ],
  };
};
