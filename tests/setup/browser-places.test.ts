import { expect, test } from "vitest";
import { browserPlaces } from "./browser-places.ts";

const folders =
  (tree: Record<string, string[]>) =>
  (folder: string): string[] =>
    tree[folder] ?? [];

test("looks for Chrome for Testing before an installed Chromium, newest first", () => {
  const places = browserPlaces({
    platform: "linux",
    home: "/home/ana",
    env: { PATH: "/usr/bin" },
    listFolder: folders({
      "/home/ana/.cache/puppeteer/chrome": ["linux-99.0.1.2", "linux-140.0.7.1"],
      "/home/ana/.cache/puppeteer/chrome/linux-99.0.1.2": ["chrome-linux64"],
      "/home/ana/.cache/puppeteer/chrome/linux-140.0.7.1": ["chrome-linux64"],
      "/home/ana/.cache/ms-playwright": ["chromium-1187", "chromium_headless_shell-1187", "ffmpeg-1011"],
      "/home/ana/.cache/ms-playwright/chromium-1187": ["INSTALLATION_COMPLETE", "chrome-linux"],
    }),
  });
  expect(places.slice(0, 4)).toEqual([
    "/home/ana/.cache/puppeteer/chrome/linux-140.0.7.1/chrome-linux64/chrome",
    "/home/ana/.cache/puppeteer/chrome/linux-99.0.1.2/chrome-linux64/chrome",
    "/home/ana/.cache/ms-playwright/chromium-1187/chrome-linux/chrome",
    "/usr/bin/chromium",
  ]);
});

test("never offers Google Chrome, which loads no unpacked extension", () => {
  for (const platform of ["linux", "darwin", "win32"] as const) {
    const places = browserPlaces({
      platform,
      home: "/home/ana",
      env: { PATH: "/usr/bin", PROGRAMFILES: "C:\\Program Files" },
      listFolder: () => [],
    });
    expect(places.length).toBeGreaterThan(0);
    expect(places.filter((place) => /google/i.test(place))).toEqual([]);
  }
});

test("looks where Chromium is on macOS", () => {
  const places = browserPlaces({ platform: "darwin", home: "/Users/ana", env: {}, listFolder: () => [] });
  expect(places).toContain("/Applications/Chromium.app/Contents/MacOS/Chromium");
});

test("looks where Chromium is on Windows", () => {
  const env = { LOCALAPPDATA: "C:\\Users\\ana\\AppData\\Local" };
  const places = browserPlaces({ platform: "win32", home: "C:\\Users\\ana", env, listFolder: () => [] });
  expect(places).toEqual(["C:\\Users\\ana\\AppData\\Local\\Chromium\\Application\\chrome.exe"]);
});

test("follows a moved download cache", () => {
  const places = browserPlaces({
    platform: "linux",
    home: "/home/ana",
    env: { PUPPETEER_CACHE_DIR: "/big/disk" },
    listFolder: folders({
      "/big/disk/chrome": ["linux-140.0.7.1"],
      "/big/disk/chrome/linux-140.0.7.1": ["chrome-linux64"],
    }),
  });
  expect(places[0]).toBe("/big/disk/chrome/linux-140.0.7.1/chrome-linux64/chrome");
});
