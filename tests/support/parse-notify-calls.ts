/** A desktop notification as the daemon was asked to show it. */
export interface DesktopNotification {
  readonly summary: string;
  readonly body: string;
  /** The buttons' labels, in order; the click on the notification itself ("default") and "settings" left out. */
  readonly buttons: readonly string[];
  /** How long it stays, in milliseconds; -1 leaves it to the daemon, 0 means until it is closed. */
  readonly timeout: number;
}

// What dbus-monitor prints for one call of Notify. Texts may span lines and hold quotes, so the lines that follow a
// text are what ends it. The arrays are the actions and the hints; an image among the hints is indented deeper.
const notify =
  /member=Notify\n {3}string ".*?"\n {3}uint32 \d+\n {3}string ".*?"\n {3}string "(.*?)"\n {3}string "(.*?)"\n {3}array \[\n(.*?) {3}\]\n {3}array \[\n.*?\n? {3}\]\n {3}int32 (-?\d+)\n/gs;

const action = /^ {6}string "(.*)"\n {6}string "(.*)"$/gm;

/**
 * Reads the calls of `org.freedesktop.Notifications.Notify` from what dbus-monitor has printed so far. A call that is
 * not printed to its end yet is left out.
 */
export const parseNotifyCalls = (printed: string): DesktopNotification[] =>
  [...printed.matchAll(notify)].map(([, summary = "", body = "", actions = "", timeout]) => ({
    summary,
    body,
    buttons: [...actions.matchAll(action)]
      .filter(([, key]) => key !== "default" && key !== "settings")
      .map(([, , label = ""]) => label),
    timeout: Number(timeout),
  }));
