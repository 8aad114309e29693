import type { ConsoleMessage, Page, Target } from "puppeteer-core";
import type { ExtensionBrowser } from "./launch-extension.ts";
import type { WorkerReport } from "./worker-reports.ts";

export interface ConsoleErrors {
  /** What went wrong so far, each with the page it happened in: a test asserts that this is empty. */
  readonly all: readonly string[];
}

const kinds: readonly string[] = ["page", "background_page"];

/**
 * Collects uncaught errors, console errors and violations of the content security policy in everything that the
 * browser runs: tabs, and the offscreen document and the service worker from their very first start.
 *
 * A page is watched from the moment that its target is known, so an error in the first instants of a new tab that was
 * opened by the extension itself may be missed; those of `popup()` and `options()` are not.
 *
 * @param extension a browser started by launchExtension
 */
export const collectConsoleErrors = async (extension: ExtensionBrowser): Promise<ConsoleErrors> => {
  const all: string[] = [];
  const addReport = (report: WorkerReport) => {
    if (report.kind === "error") all.push(`${report.where}: ${report.text}`);
  };
  extension.reports.all.forEach(addReport);
  extension.reports.onReport(addReport);

  const watched = new WeakSet<Page>();
  const watch = async (target: Target): Promise<void> => {
    const page = await (target.type() === "page" ? target.page() : target.asPage());
    if (!page || watched.has(page)) return;
    watched.add(page);
    page.on("pageerror", (error) => {
      all.push(`${page.url()}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    });
    // A violation of the content security policy and a resource that cannot be loaded are console errors as well.
    page.on("console", (message: ConsoleMessage) => {
      if (message.type() === "error") all.push(`${page.url()}: ${message.text()}`);
    });
  };
  const watchIfPage = (target: Target): Promise<void> =>
    kinds.includes(target.type()) ? watch(target).catch(() => {}) : Promise.resolve(); // closed meanwhile
  extension.browser.on("targetcreated", watchIfPage);
  await Promise.all(extension.browser.targets().map(watchIfPage));
  return { all };
};
