import type { WatchedName } from "../core/api.ts";
import { type WatchedSignals, watched } from "./core.ts";

/**
 * Has a page watch what the core tells. Until that is there, the page shows the frame in its HTML; where the core cannot be opened,
 * it says so.
 *
 * @param root what the page is drawn in; empty as this resolves
 * @returns never where the core cannot be opened, since the page begins anew once it is there
 */
export const openPage = async <Name extends WatchedName>(
  root: Element,
  ...names: Name[]
): Promise<WatchedSignals<Name>> => {
  const opened = await watched(...names).catch(async (error: unknown) => {
    const { showNoCore } = await import("./no-core.tsx");
    return () => showNoCore(root, error);
  });
  root.replaceChildren();
  root.removeAttribute("aria-busy");
  if (typeof opened !== "function") return opened;
  await opened();
  return new Promise(() => {});
};
