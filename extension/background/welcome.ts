import { browser } from "../shared/browser.ts";
import { core, tell } from "./core.ts";

/** Tells the core that the extension was installed, which then shows the way in. */
export const welcome = (): void => {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install") tell(core.ask("installed"));
  });
};
