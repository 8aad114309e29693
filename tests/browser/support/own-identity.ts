import type { ExtensionBrowser } from "../../support/launch-extension.ts";
import { coreValue } from "./core-values.ts";

/** The identity under which a connected browser is in its room. */
export const ownIdentity = async (extension: ExtensionBrowser): Promise<string> => {
  const page = await extension.blank();
  const connections = await coreValue(page, "connections");
  await page.close();
  const [own = ""] = Object.values(connections).flatMap((each) => ("identity" in each ? each.identity : []));
  return own;
};
