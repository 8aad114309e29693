import * as v from "valibot";
import { grant } from "./grant.ts";
import { person, personName } from "./ping-schema.ts";

/** An enrolment, as it is stored. */
export const enrolmentSchema = v.object({
  /** The service's address without a trailing slash. */
  serviceUrl: v.string(),
  /** This device there: the thumbprint of its key. */
  device: v.string(),
  /** What the service calls this person. */
  name: personName,
  /** Who this is in rooms, see `personOf`; absent until the service has let this browser into one. */
  person: v.optional(person),
  /** The rooms that they may enter, and as what. */
  rooms: v.array(grant),
});

/** What a service said when it took this browser for a device of a member, and has said since. */
export type Enrolment = v.InferOutput<typeof enrolmentSchema>;
