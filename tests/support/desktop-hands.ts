import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Keyboard and mouse of a screen: what they do reaches the browser itself, and not only a page in it. */
export interface DesktopHands {
  /** Presses keys one after another, such as `alt+shift+l`; names are X's. */
  press(...keys: string[]): Promise<void>;
  /** Types a text. */
  type(text: string): Promise<void>;
  /** Moves the mouse there and presses its right button, in pixels from the upper left of the screen. */
  rightClick(x: number, y: number): Promise<void>;
  /** Does something that opens a window, such as a menu, and waits until that is on the screen. */
  opens(act: () => Promise<void>): Promise<void>;
}

/**
 * Takes hold of the keyboard and the mouse of a screen. Needs xdotool.
 *
 * @param env of the screen, as notification-daemon.ts gives it
 */
export const desktopHands = (env: Record<string, string>): DesktopHands => {
  const xdotool = async (...args: string[]): Promise<string> =>
    (await run("xdotool", args, { env: { ...process.env, ...env } })).stdout;
  const windows = async (): Promise<string[]> =>
    (await xdotool("search", "--onlyvisible", "--name", ".*")).trim().split("\n");
  return {
    press: async (...keys) => void (await xdotool("key", "--delay", "50", ...keys)),
    type: async (text) => void (await xdotool("type", "--delay", "30", text)),
    rightClick: async (x, y) => void (await xdotool("mousemove", String(x), String(y), "click", "3")),
    async opens(act) {
      const before = new Set(await windows());
      await act();
      for (let asked = 0; asked < 500; asked++) {
        // Each question is a process and a round trip. A notification may go meanwhile, so they are not just counted.
        if ((await windows()).some((id) => !before.has(id))) return;
      }
      throw new Error("No window has opened.");
    },
  };
};
