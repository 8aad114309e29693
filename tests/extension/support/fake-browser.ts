interface Notification {
  title: string;
  message: string;
  silent: boolean;
  buttons?: { title: string }[];
}

interface MenuItem {
  id: string;
  contexts: string[];
  title: string;
}

interface Tab {
  id: number;
  url?: string;
  title?: string;
  windowId: number;
}

type AlarmListener = (alarm: { name: string }) => void;

const alarmListeners: AlarmListener[] = [];
const idleListeners: (() => void)[] = [];

/** What a test sees of the browser. */
export const fakeBrowser = {
  /** Titles of the notifications that appeared, oldest first; one that only changed is not among them. */
  appeared: [] as string[],
  /** The notifications on the screen, by id. */
  screen: new Map<string, Notification>(),
  /** When the alarms ring, by name; milliseconds since 1970. */
  alarms: new Map<string, number>(),
  /** The lines of the context menu. */
  menu: [] as MenuItem[],
  /** How often lines of the menu were taken away or added. */
  menuChanges: 0,
  /** Makes the browser refuse the next line of the menu. */
  failNextMenuItem: false,
  /** The tabs, as far as the extension may read them. */
  tabs: [] as Tab[],
  /** Whether there is a window for new tabs. */
  hasWindow: true,
  /** What the address bar says that Enter will do. */
  enterDoes: "",
  /** For how many seconds nobody has touched the computer; infinity with a locked screen. */
  idleSeconds: 0,
  /** After how many idle seconds the browser tells so. */
  detectionSeconds: 60,
  /** The user leaves or comes back, as far as the browser tells it. */
  stir: () => {
    for (const listener of idleListeners) listener();
  },
  /** What the sign-in's window comes to: the address that it was sent back to. */
  signInWindow: async (_url: string): Promise<string> => {
    throw new Error("The user did not approve access.");
  },
  /** An alarm rings once. */
  ring: (name: string) => {
    fakeBrowser.alarms.delete(name);
    for (const listener of alarmListeners) listener({ name });
  },
  reset: () => {
    fakeBrowser.appeared = [];
    fakeBrowser.screen.clear();
    fakeBrowser.alarms.clear();
    fakeBrowser.menu = [];
    fakeBrowser.menuChanges = 0;
    fakeBrowser.failNextMenuItem = false;
    fakeBrowser.tabs = [];
    fakeBrowser.hasWindow = true;
    fakeBrowser.enterDoes = "";
    fakeBrowser.idleSeconds = 0;
    fakeBrowser.detectionSeconds = 60;
    alarmListeners.length = 0;
    idleListeners.length = 0;
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
    create: async (
      name: string,
      { when, periodInMinutes = 0 }: { when?: number; periodInMinutes?: number },
    ) => {
      fakeBrowser.alarms.set(name, when ?? Date.now() + periodInMinutes * 60_000);
    },
    get: async (name: string) => {
      const scheduledTime = fakeBrowser.alarms.get(name);
      return scheduledTime === undefined ? undefined : { name, scheduledTime };
    },
    clear: async (name: string) => fakeBrowser.alarms.delete(name),
    onAlarm: { addListener: (listener: AlarmListener) => alarmListeners.push(listener) },
  },
  contextMenus: {
    create: (item: MenuItem, done: () => void) => {
      setImmediate(() => {
        fakeBrowser.menuChanges += 1;
        const isRefused = fakeBrowser.failNextMenuItem || fakeBrowser.menu.some(({ id }) => id === item.id);
        fakeBrowser.failNextMenuItem = false;
        browser.runtime.lastError = isRefused ? { message: `Cannot create ${item.id}` } : undefined;
        if (!isRefused) fakeBrowser.menu.push(item);
        done();
        browser.runtime.lastError = undefined;
      });
      return item.id;
    },
    removeAll: async () => {
      await new Promise(setImmediate);
      fakeBrowser.menuChanges += 1;
      fakeBrowser.menu = [];
    },
  },
  omnibox: {
    setDefaultSuggestion: async ({ description }: { description: string }) => {
      await new Promise(setImmediate);
      fakeBrowser.enterDoes = description;
    },
  },
  tabs: {
    get: async (id: number) => {
      const tab = fakeBrowser.tabs.find((each) => each.id === id);
      if (!tab) throw new Error(`No tab with id: ${id}.`);
      return tab;
    },
    create: async ({ url }: { url: string }) => {
      if (!fakeBrowser.hasWindow) throw new Error("No current window");
      const tab = { id: fakeBrowser.tabs.length, url, windowId: 1 };
      fakeBrowser.tabs.push(tab);
      return tab;
    },
  },
  windows: {
    create: async ({ url }: { url: string }) => {
      fakeBrowser.hasWindow = true;
      await browser.tabs.create({ url });
      return { id: 1 };
    },
    update: async () => ({}),
  },
  identity: {
    getRedirectURL: () => "https://extension.chromiumapp.org/",
    launchWebAuthFlow: ({ url }: { url: string }) => fakeBrowser.signInWindow(url),
  },
  idle: {
    queryState: async (seconds: number) => {
      if (fakeBrowser.idleSeconds === Number.POSITIVE_INFINITY) return "locked";
      return fakeBrowser.idleSeconds >= seconds ? "idle" : "active";
    },
    setDetectionInterval: (seconds: number) => {
      fakeBrowser.detectionSeconds = seconds;
    },
    onStateChanged: { addListener: (listener: () => void) => idleListeners.push(listener) },
  },
  runtime: { getURL: (path: string) => path, lastError: undefined as { message: string } | undefined },
};
