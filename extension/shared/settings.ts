import * as v from "valibot";
import { personName } from "./ping.ts";
import { storedItem } from "./stored-item.ts";

const settingsSchema = v.object({
  /** The token service's address without a trailing slash; empty until the first run is done. */
  serviceUrl: v.string(),
  /** What teammates call this person. */
  name: v.string(),
  room: v.string(),
  /** Whether notifications make a sound. */
  sound: v.boolean(),
  /** How long a ping to a teammate who is offline is kept for them. */
  keepTryingHours: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(168)), 24),
  /** Whether nothing but urgent pings is notified of now. */
  doNotDisturb: v.optional(v.boolean(), false),
  /** Whether urgent pings are taken as such; if not, they are ordinary ones. */
  takeUrgent: v.optional(v.boolean(), true),
  /** Names of those whose urgent pings are ordinary ones all the same. */
  noUrgentFrom: v.optional(v.array(personName), () => []),
});

/** What the user has set. */
export type Settings = v.InferOutput<typeof settingsSchema>;

/** The room of those who have chosen none. */
export const defaultRoom = "ping-room";

/** Whether the first run is done. */
export const isSetUp = ({ serviceUrl, name }: Settings): boolean => serviceUrl !== "" && name !== "";

/** The user's settings. */
export const settings = storedItem("settings", settingsSchema, {
  area: "local",
  fallback: {
    serviceUrl: "",
    name: "",
    room: defaultRoom,
    sound: true,
    keepTryingHours: 24,
    doNotDisturb: false,
    takeUrgent: true,
    noUrgentFrom: [],
  },
});
