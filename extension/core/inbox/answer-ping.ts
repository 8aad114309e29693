import { personOf } from "../../shared/identity.ts";
import { type PingReference, pingKey } from "../../shared/ping.ts";
import { say } from "../../shared/words/say.ts";
import { createTurns } from "../base/async.ts";
import { sendPing } from "../outbox/send-ping.ts";
import { inbox, storingFails } from "../store/values.ts";
import { notifiedPing } from "./handled.ts";

const inTurn = createTurns();

const answerKept = async (key: string, text: string): Promise<string | null> => {
  const ping = notifiedPing.get(key);
  if (!ping) return say("unsent_ping_gone");
  if (ping.answeredAt !== undefined) return null;
  if (ping.former) return say("unsent_former_team");
  const { id, from, room, receivedAt: deviceSeenAt } = ping;
  const answer = {
    to: personOf(from),
    device: from,
    deviceSeenAt,
    room,
    text,
    priority: "ping" as const,
    re: id,
  };
  const problem = await sendPing(answer);
  if (problem !== null) return problem;
  // The answer is on its way all the same, and is not to be sent twice.
  await notifiedPing
    .markHandled(key, "answered")
    .catch((error: unknown) => console.warn("That a ping was answered could not be stored:", error));
  return null;
};

/**
 * Answers a received ping: with a ping to its sender that refers to it, and the original is handled.
 *
 * @returns a sentence that says why the answer was not sent, or null
 */
export const answerPing = (reference: PingReference, text: string): Promise<string | null> => {
  const key = pingKey(reference);
  const answer = () => answerKept(key, text);
  // Two taps at once are one answer.
  return inTurn(() => {
    const isUnstored = storingFails.get().shown.some((ping) => pingKey(ping) === key);
    return isUnstored ? answer() : inbox.recall([key], answer);
  });
};
