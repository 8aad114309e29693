import * as v from "valibot";
import { nameOf } from "./identity.ts";
import { person } from "./ping-schema.ts";
import { say } from "./words/say.ts";

/** A person, see `personOf`, or null for everyone. */
export const to = v.nullable(person);

/** Whom a ping goes to, as it is stored. */
export const target = v.object({
  /** A person, see `personOf`, or null for everyone. */
  to,
  /** The room in which they are meant; the default one if absent. */
  room: v.optional(v.string()),
});

/** Whom a ping goes to. */
export type Target = v.InferOutput<typeof target>;

/** Who is meant, as it reads in a sentence. */
export const targetWords = ({ to }: Target): string => (to === null ? say("shared_everyone") : nameOf(to));
