import * as v from "valibot";
import { storedItem } from "./stored-item.ts";

const settingsSchema = v.object({
  /** The token service's address without a trailing slash; empty until the first run is done. */
  serviceUrl: v.string(),
  /** What teammates call this person. */
  name: v.string(),
  room: v.string(),
  /** Whether notifications make a sound. */
  sound: v.boolean(),
});

/** What the user has set. */
export type Settings = v.InferOutput<typeof settingsSchema>;

export const settings = storedItem("settings", settingsSchema, {
  area: "local",
  fallback: { serviceUrl: "", name: "", room: "ping-room", sound: true },
});
