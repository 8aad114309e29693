import { isSameTarget, nameOf } from "../../shared/identity.ts";
import { type LastTargets, lastTargetIn } from "../../shared/last-target.ts";
import type { Target } from "../../shared/ping-schema.ts";
import { disturbWords } from "../../shared/quiet/quiet-now.ts";
import { chosenRooms, inRoom } from "../../shared/room-choices.ts";
import type { Settings } from "../../shared/settings-schema.ts";
import { say } from "../../shared/words/say.ts";
import { runDetached } from "../base/async.ts";
import { putOnScreen, takeOffScreen } from "../notifications/screen.ts";
import { pingTarget } from "../outbox/ping-target.ts";
import { lastTarget, lastTargets, settings } from "../store/values.ts";
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

/** Who is meant, as it reads in a sentence. */
const targetWords = ({ to }: Target): string => (to === null ? say("shared_everyone") : nameOf(to));

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

/**
 * Whom the shortcut pings: whoever was pinged last, in the room where that was. In one that is left by now nobody is
 * reached, so it is whoever was pinged last in the default room then, if anybody was.
 *
 * @returns undefined before the first ping
 */
export const shortcutTarget = (
  set: Pick<Settings, "room" | "rooms">,
  last: LastTargets,
): Target | undefined => {
  const { lastTarget } = last;
  if (lastTarget === undefined) return undefined;
  const { to, room = set.room } = lastTarget;
  if (chosenRooms(set).some((choice) => choice.room === room)) return { to, room };
  const there = lastTargetIn(set.room, set.room, last);
  return there === undefined ? lastTarget : { to: there, room: set.room };
};

// A key that is held down repeats its command faster than that, and is still one press.
const oneHoldMs = 1_000;

let lastPressAt = Number.NEGATIVE_INFINITY;

/** Pings whoever was pinged last, in the room where that was, with no text. */
export const pingLastTarget = async (): Promise<void> => {
  const now = Date.now();
  const isHeld = Math.abs(now - lastPressAt) < oneHoldMs;
  lastPressAt = now;
  if (isHeld) return;
  const last = { lastTarget: lastTarget.get(), lastTargets: lastTargets.get() };
  const target = shortcutTarget(settings.get(), last);
  if (target === undefined) return showNotPinged(say("ways_no_last_target"));
  // A key that is pressed by mistake disturbs no whole team.
  if (target.to === null) return showNotPinged(say("ways_last_was_everyone"));
  await pingAndTell(target, "");
};
