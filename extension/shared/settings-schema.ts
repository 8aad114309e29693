import * as v from "valibot";
import { longestTryingHours } from "./limits.ts";
import { person, timestamp } from "./ping-schema.ts";
import { role } from "./team-schema.ts";

/** The room of those who have chosen none. */
export const defaultRoom = "ping-room";

/** What is set before anybody has set anything. What a later version can set besides is so, too, for those who have. */
export const defaultSettings = {
  serviceUrl: "",
  name: "",
  room: defaultRoom,
  rooms: [] as RoomChoice[],
  roomsLeft: [] as string[],
  notify: true,
  sound: true,
  badge: true,
  keepDays: 30,
  keepTryingHours: 72,
  doNotDisturb: false,
  snoozedUntil: 0,
  quietHours: [] as WeeklyHours[],
  quietSkippedUntil: 0,
  urgentDisturbs: true,
  leaveWhenAway: "on-twilio" as const,
  leaveAfterMinutes: 15,
  workingHours: [] as WeeklyHours[],
  takeUrgent: true,
  noUrgentFrom: [] as string[],
};

/** A time of day by the clock on the wall, such as `22:30`. */
const timeOfDay = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));

/** Hours that come back each week. */
const weeklyHours = v.object({
  /** The days on which they begin: 0 is Sunday, 6 Saturday. */
  days: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6))), v.maxLength(7)),
  from: timeOfDay,
  /** When they end: on the next day if that is not later than `from`. */
  to: timeOfDay,
});
export type WeeklyHours = v.InferOutput<typeof weeklyHours>;

const roomName = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

/** A room that this browser joins, and how. */
const roomChoice = v.object({
  room: roomName,
  /** Whether pings from there gather in the list without a notification. */
  muted: v.optional(v.boolean(), false),
  /** What a guest wants to do there; a member's role is the service's to say. */
  role: v.optional(role, "both"),
});
export type RoomChoice = v.InferOutput<typeof roomChoice>;

const someMinutes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(240));

/** What the user has set, as it is stored. */
export const settingsSchema = v.object({
  /** The token service's address without a trailing slash; empty until the first run is done. */
  serviceUrl: v.string(),
  /** What teammates call this person. */
  name: v.string(),
  /** The default room, which the toolbar shows first. */
  room: v.string(),
  /** The rooms to join, and how; see `chosenRooms`. */
  rooms: v.optional(v.array(roomChoice), defaultSettings.rooms),
  /** The rooms that the user has left, which Pingroom does not join again by itself. */
  roomsLeft: v.optional(v.array(roomName), defaultSettings.roomsLeft),
  /** Whether pings are shown as desktop notifications. */
  notify: v.optional(v.boolean(), defaultSettings.notify),
  /** Whether pings make a sound. */
  sound: v.boolean(),
  /** Whether the icon counts unread pings. */
  badge: v.optional(v.boolean(), defaultSettings.badge),
  /** For how many days a ping stays in the list. */
  keepDays: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)),
    defaultSettings.keepDays,
  ),
  /** How long a ping to a teammate who is offline is kept for them. */
  keepTryingHours: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(longestTryingHours)),
    defaultSettings.keepTryingHours,
  ),
  /** Whether nothing but urgent pings is notified of now. */
  doNotDisturb: v.optional(v.boolean(), defaultSettings.doNotDisturb),
  /** The same until then, milliseconds since 1970. */
  snoozedUntil: v.optional(timestamp, defaultSettings.snoozedUntil),
  /** The same in these hours. */
  quietHours: v.optional(v.array(weeklyHours), defaultSettings.quietHours),
  /** Until then these hours do not count, milliseconds since 1970: somebody has ended them for this time. */
  quietSkippedUntil: v.optional(timestamp, defaultSettings.quietSkippedUntil),
  /** Whether urgent pings are notified of all the same. */
  urgentDisturbs: v.optional(v.boolean(), defaultSettings.urgentDisturbs),
  /** Whether to leave the rooms while nobody is at this computer; `on-twilio` where each connected minute costs. */
  leaveWhenAway: v.optional(v.picklist(["on-twilio", "always", "never"]), defaultSettings.leaveWhenAway),
  /** After how many idle minutes; a locked screen counts at once. */
  leaveAfterMinutes: v.optional(someMinutes, defaultSettings.leaveAfterMinutes),
  /** To be in the rooms in these hours only; none means always. */
  workingHours: v.optional(v.array(weeklyHours), defaultSettings.workingHours),
  /** Whether urgent pings are taken as such; if not, they are ordinary ones. */
  takeUrgent: v.optional(v.boolean(), defaultSettings.takeUrgent),
  /** The persons whose urgent pings are ordinary ones all the same. */
  noUrgentFrom: v.optional(v.array(person), defaultSettings.noUrgentFrom),
});

/** What the user has set. */
export type Settings = v.InferOutput<typeof settingsSchema>;
