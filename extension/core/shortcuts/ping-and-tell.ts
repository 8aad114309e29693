import type { Target } from "../../shared/last-target.ts";
import { say } from "../../shared/words/say.ts";
import { showNotPinged, showPinged } from "../notifications/confirmation.ts";
import { pingTarget } from "../outbox/ping-target.ts";
import { confirmationOf } from "./confirmation-of.ts";
import { roster } from "./roster.ts";

/** Sends an ordinary ping from outside of the popup, and says there in a notification that it went out, or why not. */
export const pingAndTell = async (target: Target, text: string): Promise<void> => {
  try {
    const problem = await pingTarget({ ...target, text, priority: "ping" });
    if (problem !== null) return await showNotPinged(problem);
  } catch (error) {
    await showNotPinged(say("ways_failed"));
    throw error;
  }
  const who = roster(target.room);
  if (who) await showPinged(confirmationOf(target, text, who, Date.now()));
};
