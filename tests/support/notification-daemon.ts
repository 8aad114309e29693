import { type ChildProcess, execFile, type StdioOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { removeFolder } from "./browser-profile.ts";
import { endWithUs } from "./end-with-us.ts";
import { outputOf } from "./output-of.ts";
import { type DesktopNotification, parseNotifyCalls } from "./parse-notify-calls.ts";

const run = promisify(execFile);

export interface NotificationDaemon {
  /** For `launchExtension({ headed: true, env })`. */
  readonly env: Record<string, string>;
  /** The oldest notification that `displayed` has not returned yet, once it is on the screen; waits for it. */
  displayed(): Promise<DesktopNotification>;
  /** Clicks the notification on top, the oldest. */
  click(): Promise<void>;
  /** Presses a button, of the newest notification that has one with this label. */
  press(label: string): Promise<void>;
  /** Closes the notification on top, the oldest, as a person does. */
  dismiss(): Promise<void>;
  /** Ends everything that was started here. */
  stop(): Promise<void>;
}

/** A session bus on which nothing starts by itself, so the only notification daemon is ours. */
const busConfig = (socket: string): string => `<!DOCTYPE busconfig PUBLIC
  "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
`;

/** Stacked duplicates would drop the first of two equal notifications; the menu "chooses" the line that a test wants. */
const dunstConfig = (menu: string): string => `[global]
stack_duplicates = no
history_length = 100
idle_threshold = 0
dmenu = ${menu}
`;

/**
 * Starts a screen in memory (Xvfb), a session bus and a notification daemon (dunst) of its own, so that a headed
 * browser shows real desktop notifications. Needs PINGROOM_DESKTOP=ready, which `npm test` sets where all is there.
 *
 * @throws Error with a program's output when it does not start
 */
export const startNotificationDaemon = async (): Promise<NotificationDaemon> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "pingroom-desktop-"));
  const file = (name: string) => path.join(folder, name);
  const children: ChildProcess[] = [];
  const start = (command: string, args: string[], env = process.env, stdio?: StdioOptions): ChildProcess => {
    const child = spawn(command, args, { env, stdio: stdio ?? ["ignore", "pipe", "pipe"] });
    children.unshift(child);
    endWithUs(child);
    return child;
  };
  const stop = async (): Promise<void> => {
    for (const child of children.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) continue;
      const ended = once(child, "exit");
      child.kill();
      await ended;
    }
    await removeFolder(folder);
  };

  try {
    await writeFile(file("bus.conf"), busConfig(file("bus")));
    await writeFile(file("dunstrc"), dunstConfig(file("menu")));
    await writeFile(file("menu"), `#!/bin/sh\ngrep -F -- "$(cat '${file("wanted")}')" | tail -n 1\n`, {
      mode: 0o755,
    });

    // Xvfb writes the display's number to the descriptor once it accepts connections.
    const screen = start(
      "Xvfb",
      ["-displayfd", "3", "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
      process.env,
      ["ignore", "ignore", "ignore", "pipe"],
    );
    const [display] = await Promise.race([
      once(screen.stdio[3] as Readable, "data"),
      once(screen, "exit").then(() => Promise.reject(new Error("Xvfb ended before its screen was ready."))),
    ]);
    const bus = start("dbus-daemon", [`--config-file=${file("bus.conf")}`, "--nofork", "--print-address=1"]);
    await outputOf(bus, "dbus-daemon").waitFor("unix:");
    const env = {
      DISPLAY: `:${String(display).trim()}`,
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${file("bus")}`,
    };
    const all = { ...process.env, ...env };

    const monitor = start(
      "dbus-monitor",
      [
        "type='method_call',interface='org.freedesktop.Notifications',member='Notify'",
        "type='signal',member='NameOwnerChanged',arg0='org.freedesktop.Notifications'",
      ],
      all,
    );
    const heard = outputOf(monitor, "dbus-monitor");
    await heard.waitFor("member=NameLost"); // from here on it hears everything
    const dunst = start("dunst", ["-conf", file("dunstrc")], all);
    await Promise.race([
      heard.waitFor('string "org.freedesktop.Notifications"'),
      outputOf(dunst, "dunst").waitFor("(a word that dunst never writes)"),
    ]);

    const dunstctl = async (...args: string[]): Promise<string> =>
      (await run("dunstctl", args, { env: all })).stdout;
    const count = async (which: string): Promise<number> => Number(await dunstctl("count", which));
    /** dunst takes a call first and shows it a moment later; each question is a round trip to it. */
    const untilShown = async (): Promise<void> => {
      for (let asked = 0; asked < 100; asked++) {
        if ((await count("displayed")) > 0 && (await count("waiting")) === 0) return;
      }
      throw new Error("No notification is on the screen.");
    };
    let taken = 0;
    return {
      env,
      async displayed() {
        const mine = taken++;
        await heard.until(() => parseNotifyCalls(heard.text).length > mine);
        await untilShown();
        return parseNotifyCalls(heard.text)[mine] as DesktopNotification;
      },
      async click() {
        await untilShown();
        await dunstctl("action", "0"); // dunst 1.9 refuses every other position
      },
      async press(label) {
        await untilShown();
        await writeFile(file("wanted"), label);
        await dunstctl("context");
      },
      async dismiss() {
        await untilShown();
        await dunstctl("close");
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
