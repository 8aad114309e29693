import * as v from "valibot";
import { type Sentence, saySentence, sentenceOf, type Word } from "./words/say.ts";

const refusalBody = v.object({
  error: v.object({
    /** Word for programs. */
    code: v.optional(v.string(), ""),
    /** Sentence for people. */
    message: v.pipe(v.string(), v.maxLength(500)),
    /** What time it is at the service, ISO 8601; only where the time was the reason. */
    serverTime: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  }),
});

/** Why a service refused something. */
export type Refusal = v.InferOutput<typeof refusalBody>["error"];

/** Reads the error in a service's answer; undefined if it is none of Pingroom's. */
export const refusalIn = (body: unknown): Refusal | undefined => {
  const result = v.safeParse(refusalBody, body);
  return result.success ? result.output.error : undefined;
};

/** Refusals whose code says as much as the service's own sentence. */
const words = new Map<string, Word>([
  ["invite_unknown", "refused_invite_unknown"],
  ["invite_used", "refused_invite_used"],
  ["invite_revoked", "refused_invite_revoked"],
  ["invite_expired", "refused_invite_expired"],
  ["member_removed", "refused_member_removed"],
  ["device_removed", "refused_device_removed"],
  ["room_not_allowed", "refused_room"],
  ["name_taken", "refused_name_taken"],
  ["budget_spent", "refused_budget"],
  ["device_unknown", "refused_device_unknown"],
  ["guests_not_allowed", "refused_guests"],
  ["sign_in_off", "refused_sign_in_off"],
  ["assertion_invalid", "refused_assertion"],
  ["origin_not_allowed", "refused_origin"],
  ["internal_error", "refused_internal_error"],
]);

/** Why a service refused something, to be said later: in the user's language where its code is known; else as the service says it. */
export const refusalAs = ({ code, message }: Refusal): Sentence => {
  const word = words.get(code);
  return word ? sentenceOf(word) : { plain: message };
};

/** The same, said now. */
export const refusalSentence = (refusal: Refusal): string => saySentence(refusalAs(refusal));
