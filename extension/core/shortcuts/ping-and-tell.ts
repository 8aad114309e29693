import { isSameTarget } from "../../shared/identity.ts";
import { type Target, targetWords } from "../../shared/last-target.ts";
import { disturbWords } from "../../shared/quiet/disturb-words.ts";
import { inRoom } from "../../shared/room-choices.ts";
import { say } from "../../shared/words/say.ts";
import { runDetached } from "../base/async.ts";
import { putOnScreen, takeOffScreen } from "../notifications/screen.ts";
import { pingTarget } from "../outbox/ping-target.ts";
import { type Roster, roster } from "./roster.ts";

const tag = "confirmation";
// How long one stays that asks for nothing.
const briefMs = 4_000;

let fading: ReturnType<typeof setTimeout> | undefined;

const replace = async (title: string, message: string): Promise<void> => {
  clearTimeout(fading);
  await putOnScreen(tag, { title, message, again: true }, true);
};

/** Shows for a moment, and without a sound, that a ping went out. */
export const showPinged = async ({ title, message }: { title: string; message: string }): Promise<void> => {
  await replace(title, message);
  fading = setTimeout(() => runDetached(takeOffScreen([tag])), briefMs);
};

/** Shows why a ping did not go out. @param problem a sentence */
export const showNotPinged = (problem: string): Promise<void> => replace(say("ways_not_pinged"), problem);

const whoIn = ({ to }: Target, { people }: Roster) => people.find(({ person }) => isSameTarget(person, to));

const newsOf = (target: Target, roster: Roster, now: number): string | undefined => {
  if (!roster.isIn) return say("ways_once_connected");
  const who = whoIn(target, roster);
  if (who && !who.here) return say("ways_waiting_for", who.name);
  return disturbWords(target.to, "ping", roster.people, now);
};

/**
 * What a notification says of a ping that was sent without the popup: what becomes of it if it is not shown at once, else its text.
 *
 * @param now milliseconds since 1970
 */
export const confirmationOf = (
  target: Target,
  text: string,
  roster: Roster,
  now: number,
): { title: string; message: string } => ({
  title: say("ways_pinged", inRoom(whoIn(target, roster)?.name ?? targetWords(target), roster.room)),
  message: newsOf(target, roster, now) ?? (text || say("notification_no_text")),
});

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
