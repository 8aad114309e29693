import type { Connection } from "../../../extension/shared/connection-schema.ts";
import type { ReceivedPing, SentPing } from "../../../extension/shared/ping-schema.ts";

const device = (name: string): string =>
  `${name}.${[...name, ..."x".repeat(22)]
    .slice(0, 22)
    .map((each) => String.fromCharCode(97 + ((each.codePointAt(0) ?? 0) % 26)))
    .join("")}`;

/** The identity of somebody's device. */
export const identityOf = (name: string, role?: "publish" | "subscribe"): string =>
  role ? `${device(name)}.${role}` : device(name);

type Connected = Extract<Connection, { state: "connected" }>;

/** A connection of Ana Lima's with a room in which these are. */
export const connectedWith = (
  names: readonly string[],
  presences: Connected["presences"] = [],
  room = "ops",
): Connected => ({
  state: "connected",
  identity: identityOf("Ana Lima"),
  room,
  participants: names.map((name) => identityOf(name)),
  presences,
  provenAt: Date.now() + 20_000,
});

let made = 0;

const uuid = () => {
  made += 1;
  return `00000000-0000-4000-8000-${String(made).padStart(12, "0")}`;
};

/** A ping that was sent, and how far it got with whom. */
export const sentTo = (
  recipients: Record<string, SentPing["recipients"][number]["outcome"]>,
  more: Partial<SentPing> = {},
): SentPing => {
  const names = Object.keys(recipients);
  const sentAt = more.sentAt ?? Date.now();
  return {
    id: uuid(),
    text: "Lunch?",
    priority: "ping",
    to: names.length === 1 ? (names[0] ?? null) : null,
    room: "ops",
    sentAt,
    expiresAt: sentAt + 3_600_000,
    recipients: Object.entries(recipients).map(([name, outcome]) => ({
      identity: identityOf(name),
      outcome,
      at: sentAt,
    })),
    ...more,
  };
};

/** A ping that came. */
export const receivedFrom = (name: string, text: string, more: Partial<ReceivedPing> = {}): ReceivedPing => {
  const sentAt = more.sentAt ?? Date.now();
  return {
    id: uuid(),
    text,
    priority: "ping",
    from: identityOf(name),
    room: "ops",
    sentAt,
    receivedAt: sentAt,
    notifiedAt: sentAt,
    toEveryone: false,
    ...more,
  };
};
