import type { Refusal } from "./refusal.ts";
import { say, type Word } from "./words/say.ts";

/** Refusals whose code says as much as the service's own sentence. */
const words = new Map<string, Word>([
  ["invite_unknown", "refused_invite_unknown"],
  ["invite_used", "refused_invite_used"],
  ["invite_revoked", "refused_invite_revoked"],
  ["invite_expired", "refused_invite_expired"],
  ["member_removed", "refused_member_removed"],
  ["device_unknown", "refused_device_unknown"],
  ["guests_not_allowed", "refused_guests"],
  ["sign_in_off", "refused_sign_in_off"],
  ["internal_error", "refused_internal_error"],
]);

/** Why a service refused something, in the user's language where its code is known; else as the service says it. */
export const refusalSentence = ({ code, message }: Refusal): string => {
  const word = words.get(code);
  return word ? say(word) : message;
};
