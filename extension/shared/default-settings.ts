import type { RoomChoice, WeeklyHours } from "./settings-schema.ts";

/** The room of those who have chosen none. */
export const defaultRoom = "ping-room";

/** What is set before anybody has set anything. What a later version can set besides is so, too, for those who have. */
export const defaultSettings = {
  serviceUrl: "",
  name: "",
  room: defaultRoom,
  rooms: [] as RoomChoice[],
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
