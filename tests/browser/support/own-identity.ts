import type { ExtensionBrowser } from "../../support/launch-extension.ts";

/** The identity under which a connected browser is in the usual room. */
export const ownIdentity = async (extension: ExtensionBrowser): Promise<string> => {
  const page = await extension.blank();
  const { connections } = await page.evaluate(() =>
    chrome.storage.session.get<{ connections: Record<string, { identity: string }> }>("connections"),
  );
  await page.close();
  return connections["ping-room"]?.identity ?? "";
};
