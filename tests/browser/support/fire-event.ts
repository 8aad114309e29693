import type { ExtensionBrowser } from "../../support/launch-extension.ts";

/**
 * Fires an event of the browser in the extension's worker, as the browser itself does where no test can click: its own
 * menus, its address bar, its notifications.
 *
 * @param event such as `commands.onCommand`
 * @param args what its listeners get; they go over as JSON
 */
export const fireEvent = async (
  extension: ExtensionBrowser,
  event: `${string}.${string}`,
  ...args: unknown[]
): Promise<void> => {
  const worker = await extension.worker();
  await worker.evaluate(
    (path, given) => {
      const [area = "", name = ""] = path.split(".");
      type Events = Record<
        string,
        Record<string, { hasListeners(): boolean; dispatch(...args: unknown[]): void }>
      >;
      const fired = (chrome as unknown as Events)[area]?.[name];
      if (!fired?.hasListeners()) throw new Error(`Nobody listens to ${path}.`);
      fired.dispatch(...given);
    },
    event,
    args,
  );
};
