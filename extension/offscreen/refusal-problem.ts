import type { ConnectionProblem } from "../shared/connection-problem.ts";
import type { Answer } from "../shared/post-json.ts";
import { refusalIn } from "../shared/refusal.ts";

// For a service that does not say, or behind a proxy that hides what it says.
const usualPauseSeconds = 30;

const newInvite = "Once you have a new invite link, paste it in the options.";

/** What to do after a refusal that trying again does not cure. The services' own sentences say what it was. */
const advices: Record<string, string> = {
  device_removed: newInvite,
  member_removed: newInvite,
  device_unknown: newInvite,
  guests_not_allowed: "Once you have an invite link, paste it in the options.",
  room_not_allowed: "Choose another room in the options.",
  budget_spent: "Press “Try again” when your admin has looked after it.",
  name_taken: "Choose another name in the options.",
  assertion_invalid: "Your admin should check PUBLIC_URL; then press “Try again”.",
};

/** Refusals of one request, not of the device. */
const passing = ["assertion_replayed", "clock_differs"];

const unavailable = (detail: string): ConnectionProblem => ({
  why: `The service cannot answer now (${detail}).`,
  advice: "Trying again by itself.",
  retry: true,
});

const tooMany = (retryAfterSeconds: number): ConnectionProblem => ({
  why: "Too many requests: the service wants a pause.",
  advice: `Trying again in ${retryAfterSeconds} ${retryAfterSeconds === 1 ? "second" : "seconds"}.`,
  retry: true,
  retryAfterSeconds,
});

/** The words for a service that is none of ours. */
export const notPingroom: ConnectionProblem = {
  why: "What answers at the service address is not Pingroom.",
  advice: "Check the address in the options.",
  retry: false,
};

/** Puts into words that a service gave no access. */
export const refusalProblem = ({ status, body, retryAfterSeconds }: Answer): ConnectionProblem => {
  if (status === 429) return tooMany(retryAfterSeconds ?? usualPauseSeconds);
  const refusal = refusalIn(body);
  if (!refusal) return status >= 500 ? unavailable(`HTTP ${status}`) : notPingroom;
  if (status >= 500) return unavailable(refusal.message);
  const retry = passing.includes(refusal.code);
  const advice = retry ? "Trying again by itself." : (advices[refusal.code] ?? "Then press “Try again”.");
  return { why: refusal.message, advice, retry, code: refusal.code };
};
