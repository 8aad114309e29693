import type { ExtensionBrowser } from "../../support/launch-extension.ts";

/** The identity under which a connected browser is in its room. */
export const ownIdentity = async (extension: ExtensionBrowser): Promise<string> => {
  const page = await extension.blank();
  const { connections } = await page.evaluate(() =>
    chrome.storage.session.get<{ connections: Record<string, { identity?: string }> }>("connections"),
  );
  await page.close();
  return Object.values(connections).find(({ identity }) => identity !== undefined)?.identity ?? "";
};
