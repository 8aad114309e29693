import type { ExtensionBrowser } from "../../support/launch-extension.ts";

/** The lines of the context menu as the extension has told them to the browser, which lists them to nobody. */
export const menuOf = ({ reports }: ExtensionBrowser): chrome.contextMenus.CreateProperties[] => {
  const told = reports.all.flatMap((report) => (report.kind === "menu" ? [report.line] : []));
  return told.slice(told.lastIndexOf(null) + 1).flatMap((line) => line ?? []);
};
