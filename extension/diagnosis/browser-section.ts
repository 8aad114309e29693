import type { NotificationWay } from "../shared/inspection.ts";
import { say, type Word, sayCount } from "../shared/words/say.ts";
import type { Facts } from "./facts.ts";
import { listed } from "./listed.ts";
import type { Row, Section } from "./row.ts";
import { exactTime } from "./times.ts";

const ways: Record<NotificationWay, Word> = {
  direct: "diagnosis_notification_direct",
  "by-worker": "diagnosis_notification_by_worker",
};

const workerRow = ({ count, lastAt }: Facts["starts"]): Row => ({
  label: say("diagnosis_worker"),
  value: sayCount("diagnosis_worker_starts", count, exactTime(lastAt)),
});

/** The browser around the extension: versions, and what it lets us do. */
export const browserSection = ({
  about,
  inspection,
  starts,
}: Pick<Facts, "about" | "inspection" | "starts">): Section => {
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
      workerRow(starts),
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
