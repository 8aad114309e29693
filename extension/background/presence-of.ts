import type { Presence } from "../shared/presence.ts";

/** What the browser's idle state says of the user; a locked screen is away at once. */
export const presenceOf = (state: "active" | "idle" | "locked"): Presence =>
  state === "active" ? "here" : "away";
