import path from "node:path";

export interface Computer {
  readonly platform: NodeJS.Platform;
  /** The user's home folder. */
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The names in a folder; none when there is no such folder. */
  readonly listFolder: (folder: string) => string[];
}

/** Newest first: "linux-131.0.6778.85" before "linux-99.0", "chromium-1187" before "chromium-988". */
const newestFirst = (names: string[]): string[] =>
  [...names].sort((a, b) => b.localeCompare(a, "en", { numeric: true }));

const executableInDownload: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ["chrome"],
  darwin: [
    "Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
    "Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: ["chrome.exe"],
};

/** Downloads by `@puppeteer/browsers` (chrome/VERSION/chrome-PLATFORM/) and Playwright (chromium-BUILD/chrome-PLATFORM/). */
const downloads = ({ platform, home, env, listFolder }: Computer): string[] => {
  const join = platform === "win32" ? path.win32.join : path.posix.join;
  const caches = [env.PUPPETEER_CACHE_DIR ?? join(home, ".cache", "puppeteer")];
  const puppeteer = caches.flatMap((cache) =>
    ["chrome", "chromium"].flatMap((browser) =>
      newestFirst(listFolder(join(cache, browser))).map((version) => join(cache, browser, version)),
    ),
  );
  const playwrightCache =
    env.PLAYWRIGHT_BROWSERS_PATH ??
    {
      darwin: join(home, "Library", "Caches", "ms-playwright"),
      win32: join(env.LOCALAPPDATA ?? join(home, "AppData", "Local"), "ms-playwright"),
    }[platform as string] ??
    join(home, ".cache", "ms-playwright");
  const playwright = newestFirst(listFolder(playwrightCache))
    .filter((name) => /^chromium-\d+$/.test(name))
    .map((name) => join(playwrightCache, name));
  return [...puppeteer, ...playwright].flatMap((version) =>
    listFolder(version)
      .filter((name) => name.startsWith("chrome-"))
      .flatMap((name) => (executableInDownload[platform] ?? []).map((file) => join(version, name, file))),
  );
};

const installed = ({ platform, home, env }: Computer): string[] => {
  if (platform === "win32") {
    const roots = [env.LOCALAPPDATA, env.PROGRAMFILES, env["PROGRAMFILES(X86)"]];
    return roots
      .filter((root) => root !== undefined)
      .map((root) => path.win32.join(root, "Chromium", "Application", "chrome.exe"));
  }
  if (platform === "darwin") {
    const application = "Applications/Chromium.app/Contents/MacOS/Chromium";
    return [
      path.posix.join("/", application),
      path.posix.join(home, application),
      "/opt/homebrew/bin/chromium",
    ];
  }
  const folders = [...(env.PATH ?? "").split(":").filter(Boolean), "/usr/bin", "/usr/local/bin", "/snap/bin"];
  const names = ["chromium", "chromium-browser"];
  const flatpak = "/var/lib/flatpak/exports/bin/org.chromium.Chromium";
  return [
    ...new Set(folders.flatMap((folder) => names.map((name) => path.posix.join(folder, name)))),
    "/usr/lib/chromium/chromium",
    flatpak,
  ];
};

/**
 * The files that may be Chromium or Chrome for Testing on a computer, best first. It only says where to look.
 *
 * @param computer what is known of the computer
 */
export const browserPlaces = (computer: Computer): string[] => [
  ...downloads(computer),
  ...installed(computer),
];
