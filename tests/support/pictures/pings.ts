import type { Outcome, ReceivedPing, SentPing } from "../../../extension/shared/ping-schema.ts";
import { bo, chloe, dee, room } from "./team.ts";

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;

const idOf = (place: number): string => `0199aa00-0000-7000-8000-${String(place).padStart(12, "0")}`;

/** A ping that came so many minutes ago. */
export const received = (
  place: number,
  minutesAgo: number,
  from: string,
  text: string,
  more: Partial<ReceivedPing> = {},
): ReceivedPing => {
  const sentAt = Date.now() - minutesAgo * minuteMs;
  return {
    id: idOf(place),
    from,
    room,
    toEveryone: false,
    text,
    priority: "ping",
    sentAt,
    receivedAt: sentAt,
    notifiedAt: sentAt,
    ...more,
  };
};

/** A ping that went out so many minutes ago. */
export const sent = (
  place: number,
  minutesAgo: number,
  to: string | null,
  text: string,
  outcomes: Record<string, Outcome>,
  more: Partial<SentPing> = {},
): SentPing => {
  const sentAt = Date.now() - minutesAgo * minuteMs;
  const recipients = Object.entries(outcomes).map(([identity, outcome]) => ({
    identity,
    outcome,
    at: sentAt,
  }));
  return {
    id: idOf(place),
    to,
    text,
    priority: "ping",
    sentAt,
    room,
    expiresAt: sentAt + dayMs,
    recipients,
    ...more,
  };
};

/** A morning's pings, of each kind one. */
export const morning = () => ({
  inbox: [
    received(9, 2, bo, "Lunch?"),
    received(8, 9, chloe, "The site is down, can you come?", { priority: "urgent" }),
    received(7, 31, dee, "", { priority: "nudge", toEveryone: true }),
    received(6, 64, chloe, "Can you look at the build when you have a moment? It fails on the second step.", {
      seenAt: Date.now(),
      answeredAt: Date.now(),
    }),
    received(5, 1_500, bo, "The notes: https://example.com/notes?day=monday", { seenAt: Date.now() }),
  ],
  outbox: [
    sent(14, 1, "Chloé Ng", "On my way", { [chloe]: "seen" }, { priority: "urgent" }),
    sent(13, 5, "Dee Young", "Are you there?", { [dee]: "pending" }),
    sent(12, 63, "Chloé Ng", "Coming", { [chloe]: "answered" }, { re: idOf(6) }),
    sent(11, 90, null, "Standup in five minutes", { [bo]: "seen", [chloe]: "delivered", [dee]: "pending" }),
    sent(10, 3_000, "Bo Berg", "Coffee?", { [bo]: "expired" }),
  ],
});

/** A ping that waits because the browser of its receiver has no room for it. */
export const unstored = (): SentPing => {
  const ping = sent(15, 2, "Bo Berg", "Are you there?", { [bo]: "pending" });
  return { ...ping, recipients: ping.recipients.map((each) => ({ ...each, unstored: true })) };
};

/** A ping for somebody who was removed from the team while it waited. */
export const formerPing = (): SentPing => {
  const ping = sent(16, 60, "Gül Ay.meeeeeeeee", "Can you take over?", {
    "Gül Ay.meeeeeeeee.aaaaaaaa": "expired",
  });
  return { ...ping, recipients: ping.recipients.map((each) => ({ ...each, removed: true })) };
};

/** So many pings, over so many days. */
export const pastPings = (size: number, days: number): ReceivedPing[] =>
  Array.from({ length: size }, (_, place) =>
    received(
      1_000_000 - place,
      (place * days * 1_440) / size,
      [bo, chloe, dee][place % 3] as string,
      `Ping number ${size - place}`,
      {
        seenAt: Date.now(),
      },
    ),
  );
