import { openCoreRequest } from "../core/channel.ts";
import { connectToCore } from "../core/client.ts";

/** Has the service worker open the core. @throws Error when that fails */
const openCore = async (): Promise<void> => {
  const problem: string | null = await chrome.runtime.sendMessage(openCoreRequest);
  if (problem !== null) throw new Error(problem);
};

const core = connectToCore(openCore);

/** Has the core do something; see `CoreClient`. */
export const { ask, watch } = core;
