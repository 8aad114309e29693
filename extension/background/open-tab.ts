import { browser } from "../shared/browser.ts";

/** Opens an address in a new tab, in a new window if there is none, and brings it to the front. */
export const openTab = async (address: string): Promise<void> => {
  const windowId = await browser.tabs.create({ url: address }).then(
    (tab) => tab.windowId,
    async () => (await browser.windows.create({ url: address })).id,
  );
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
};
