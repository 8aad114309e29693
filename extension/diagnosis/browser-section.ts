import type { NotificationWay } from "../shared/inspection.ts";
import { say, sayCount, type Word } from "../shared/words/say.ts";
import { type WorkerStarts, workerStarts } from "../shared/worker-starts.ts";
import type { Row, Section } from "./card.tsx";
import type { AboutBrowser, Facts } from "./facts.ts";
import { exactTime, listed } from "./formats.ts";

// Of Chromium's own, as far as the types know nothing of it: https://wicg.github.io/ua-client-hints/#interface
interface AgentData {
  getHighEntropyValues(hints: string[]): Promise<{
    fullVersionList?: { brand: string; version: string }[];
    platformVersion?: string;
  }>;
}

/** Asks the browser about itself. */
export const aboutBrowser = async (): Promise<AboutBrowser> => {
  const agent = (navigator as Navigator & { userAgentData?: AgentData }).userAgentData;
  const [hints, platform, { permissions = [], origins = [] }, notifications, starts] = await Promise.all([
    agent?.getHighEntropyValues(["fullVersionList", "platformVersion"]),
    chrome.runtime.getPlatformInfo(),
    chrome.permissions.getAll(),
    chrome.notifications.getPermissionLevel(),
    workerStarts(),
  ]);
  // One of the brands is made up, so that nobody relies on there being just one: “Not?A_Brand” and the like.
  const brands = (hints?.fullVersionList ?? []).filter(({ brand }) => !/not.?a.?brand/i.test(brand));
  return {
    extension: chrome.runtime.getManifest().version,
    browser: brands.map(({ brand, version }) => `${brand} ${version}`),
    system: [platform.os, hints?.platformVersion, platform.arch].filter(Boolean).join(" "),
    language: navigator.language,
    notifications,
    permissions: [...permissions, ...origins].sort(),
    workerStarts: starts,
  };
};

const ways: Record<NotificationWay, Word> = {
  direct: "diagnosis_notification_direct",
  "by-worker": "diagnosis_notification_by_worker",
};

const workerRow = ({ count, lastAt }: WorkerStarts): Row => ({
  label: say("diagnosis_worker"),
  value: sayCount("diagnosis_worker_starts", count, exactTime(lastAt)),
});

/** The browser around the extension: versions, and what it lets us do. */
export const browserSection = ({ about, inspection }: Pick<Facts, "about" | "inspection">): Section => {
  const title = say("diagnosis_browser_section");
  if (!about) return { title, rows: [] };
  const { extension, browser, system, language, notifications, permissions } = about;
  const mayNotify = notifications === "granted";
  return {
    title,
    rows: [
      { label: say("diagnosis_extension"), value: extension },
      { label: say("diagnosis_browser"), value: listed(browser) },
      { label: say("diagnosis_system"), value: system },
      { label: say("diagnosis_language"), value: language },
      {
        label: say("diagnosis_client"),
        value: inspection?.client ?? say("diagnosis_client_closed"),
      },
      workerRow(about.workerStarts),
      ...(inspection
        ? [{ label: say("diagnosis_notification_way"), value: say(ways[inspection.notifications]) }]
        : []),
      {
        label: say("diagnosis_notifications"),
        value: say(mayNotify ? "diagnosis_notifications_granted" : "diagnosis_notifications_denied"),
        tone: mayNotify ? "good" : "bad",
      },
      { label: say("diagnosis_permissions"), value: listed(permissions) },
    ],
  };
};
