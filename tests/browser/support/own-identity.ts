import type { ExtensionBrowser } from "../../support/launch-extension.ts";

/** The identity under which a connected browser is in its room. */
export const ownIdentity = async (extension: ExtensionBrowser): Promise<string> => {
  const page = await extension.blank();
  const { connection } = await page.evaluate(() =>
    chrome.storage.session.get<{ connection: { identity: string } }>("connection"),
  );
  await page.close();
  return connection.identity;
};
