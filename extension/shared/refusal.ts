import * as v from "valibot";

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
