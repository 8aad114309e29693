interface Notification {
  title: string;
  message: string;
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

/** One of the browser's events. */
const event = <Listener extends (...told: never[]) => unknown>() => {
  const listeners: Listener[] = [];
  return {
    addListener: (listener: Listener) => void listeners.push(listener),
    hasListeners: () => listeners.length > 0,
    /** It happens. */
    tell: (...told: Parameters<Listener>) => {
      for (const listener of listeners) listener(...told);
    },
  };
};

/** What a test sees of the browser, and decides of it. */
const createState = () => ({
  /** The notifications on the screen, by id. */
  screen: new Map<string, Notification>(),
  /** When the alarms ring, by name; milliseconds since 1970. */
  alarms: new Map<string, number>(),
  /** The lines of the context menu. */
  menu: [] as MenuItem[],
  /** Makes the browser refuse the next line of the menu. */
  failNextMenuItem: false,
  /** The tabs, as far as the extension may read them. */
  tabs: [] as Tab[],
  /** The windows, by id; the last one is in front. */
  windows: [1],
  /** What the address bar says that Enter will do. */
  enterDoes: "",
  /** The text on the toolbar icon. */
  badge: "",
  /** What is stored until the browser ends. */
  session: {} as Record<string, unknown>,
});

/** A browser for a service worker, in the place of the one of `extension/shared/browser.ts`. */
export const createFakeBrowser = () => {
  const state = createState();
  const browser = {
    state,
    action: {
      setBadgeText: async ({ text }: { text: string }) => {
        state.badge = text;
      },
      setBadgeBackgroundColor: async () => {},
    },
    notifications: {
      create: async (id: string, options: Notification) => void state.screen.set(id, options),
      clear: async (id: string) => state.screen.delete(id),
      onClicked: event<(id: string) => void>(),
      onButtonClicked: event<(id: string, place: number) => void>(),
      onClosed: event<(id: string) => void>(),
    },
    alarms: {
      create: async (name: string, { periodInMinutes = 0 }: { periodInMinutes?: number }) => {
        state.alarms.set(name, Date.now() + periodInMinutes * 60_000);
      },
      get: async (name: string) => {
        const scheduledTime = state.alarms.get(name);
        return scheduledTime === undefined ? undefined : { name, scheduledTime };
      },
      onAlarm: event<(alarm: { name: string }) => void>(),
    },
    contextMenus: {
      create: (item: MenuItem, done: () => void) => {
        setImmediate(() => {
          const isRefused = state.failNextMenuItem || state.menu.some(({ id }) => id === item.id);
          state.failNextMenuItem = false;
          browser.runtime.lastError = isRefused ? { message: `Cannot create ${item.id}` } : undefined;
          if (!isRefused) state.menu.push(item);
          done();
          browser.runtime.lastError = undefined;
        });
        return item.id;
      },
      removeAll: async () => {
        await new Promise(setImmediate);
        state.menu = [];
      },
      onClicked: event<(click: object, tab?: { id: number }) => void>(),
    },
    omnibox: {
      setDefaultSuggestion: async ({ description }: { description: string }) => {
        await new Promise(setImmediate);
        state.enterDoes = description;
      },
      onInputStarted: event<() => void>(),
      onInputChanged: event<(typed: string, show: (others: unknown[]) => void) => void>(),
      onInputEntered: event<(typed: string) => void>(),
    },
    tabs: {
      get: async (id: number) => {
        const tab = state.tabs.find((each) => each.id === id);
        if (!tab) throw new Error(`No tab with id: ${id}.`);
        return tab;
      },
      create: async ({ url }: { url: string }) => {
        const [windowId] = state.windows;
        if (windowId === undefined) throw new Error("No current window");
        const tab = { id: state.tabs.length, url, windowId };
        state.tabs.push(tab);
        return tab;
      },
    },
    windows: {
      create: async ({ url }: { url: string }) => {
        const id = 7;
        state.windows = [id];
        await browser.tabs.create({ url });
        return { id };
      },
      update: async (id: number, { focused }: { focused: boolean }) => {
        if (focused) state.windows = [...state.windows.filter((each) => each !== id), id];
      },
    },
    storage: {
      session: {
        get: async (key: string) => structuredClone({ [key]: state.session[key] }),
        set: async (items: object) => void Object.assign(state.session, structuredClone(items)),
      },
    },
    commands: { onCommand: event<(command: string) => void>() },
    idle: { onStateChanged: event<(state: string) => void>() },
    runtime: {
      getURL: (path: string) => path,
      onInstalled: event<(details: { reason: string }) => void>(),
      onStartup: event<() => void>(),
      lastError: undefined as { message: string } | undefined,
    },
  };
  return browser;
};

export type FakeBrowser = ReturnType<typeof createFakeBrowser>;
