import * as v from "valibot";
import { person } from "./ping.ts";
import { recordOf } from "./record-of.ts";
import { storedItem } from "./stored-item.ts";
import { nameOf } from "./teammate.ts";
import { say } from "./words/say.ts";

const to = v.nullable(person);

const target = v.object({
  /** A person, see `personOf`, or null for everyone. */
  to,
  /** The room in which they are meant; the default one if absent. */
  room: v.optional(v.string()),
});

/** Whom a ping goes to. */
export type Target = v.InferOutput<typeof target>;

/** Whom the user pinged last, in whichever room; nothing before their first ping. The background writes it. */
export const lastTarget = storedItem("lastTarget", v.optional(target), {
  area: "local",
  fallback: undefined,
});

/** Whom the user pinged last in each room, by room. The background writes it. */
export const lastTargets = storedItem("lastTargets", recordOf(to), { area: "local", fallback: {} });

/** Who is meant, as it reads in a sentence. */
export const targetWords = ({ to }: Target): string => (to === null ? say("shared_everyone") : nameOf(to));
