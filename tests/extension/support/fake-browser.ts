interface Notification {
  title: string;
  message: string;
  silent: boolean;
}

type AlarmListener = (alarm: { name: string }) => void;

const alarmListeners: AlarmListener[] = [];

/** What a test sees of the browser. */
export const fakeBrowser = {
  /** Titles of the notifications that appeared, oldest first; one that only changed is not among them. */
  appeared: [] as string[],
  /** The notifications on the screen, by id. */
  screen: new Map<string, Notification>(),
  /** When the alarms ring, by name; milliseconds since 1970. */
  alarms: new Map<string, number>(),
  /** What the sign-in's window comes to: the address that it was sent back to. */
  signInWindow: async (_url: string): Promise<string> => {
    throw new Error("The user did not approve access.");
  },
  ring: (name: string) => {
    for (const listener of alarmListeners) listener({ name });
  },
  reset: () => {
    fakeBrowser.appeared = [];
    fakeBrowser.screen.clear();
    fakeBrowser.alarms.clear();
    alarmListeners.length = 0;
  },
};

/** Stands in for the one of `extension/shared/browser.ts`; its user sits there. */
export const browser = {
  notifications: {
    create: async (id: string, options: Notification) => {
      if (!fakeBrowser.screen.has(id)) fakeBrowser.appeared.push(options.title);
      fakeBrowser.screen.set(id, options);
    },
    clear: async (id: string) => fakeBrowser.screen.delete(id),
  },
  alarms: {
    create: async (name: string, { when }: { when: number }) => {
      fakeBrowser.alarms.set(name, when);
    },
    clear: async (name: string) => fakeBrowser.alarms.delete(name),
    onAlarm: { addListener: (listener: AlarmListener) => alarmListeners.push(listener) },
  },
  identity: {
    getRedirectURL: () => "https://extension.chromiumapp.org/",
    launchWebAuthFlow: ({ url }: { url: string }) => fakeBrowser.signInWindow(url),
  },
  idle: { queryState: async () => "active" },
  runtime: { getURL: (path: string) => path },
};
