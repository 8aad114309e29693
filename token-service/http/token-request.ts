import * as v from "valibot";
import { role } from "../team/grant.ts";
import { personName, roomName } from "./names.ts";

/** What a client may say as it asks for a token; all of it may be left out. */
export const tokenRequest = v.object({
  /** A guest's name; a member's is known. */
  name: v.optional(personName),
  /** The usual one, or the first of a member's, if left out. */
  room: v.optional(roomName),
  /** As what a guest wants to enter; a member's role is the admin's to say. */
  role: v.optional(role),
  /** Thumbprint of the key of a guest's device, which signs what it says in the room; a member's is known. */
  key: v.optional(
    v.pipe(
      v.string("must be a string"),
      v.regex(/^[\w-]{43}$/, "must be the SHA-256 thumbprint of a key (RFC 7638), base64url"),
    ),
  ),
  /** The token is for a probe of the device, with which it tests for a minute whether pings reach it. */
  probe: v.optional(v.boolean("must be true or false"), false),
});

/** See {@link tokenRequest}. */
export type TokenRequest = v.InferOutput<typeof tokenRequest>;
