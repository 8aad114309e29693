import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import twilio from "twilio";
import * as v from "valibot";
import { ApiError } from "../../base/api-error.ts";
import type { ServiceEnv } from "../../http/request-context.ts";
import type { Present } from "./doorkeeper.ts";
import type { RoomNames } from "./room-names.ts";
import type { Stays } from "./usage.ts";

/** The fields of a form. A repeated field has all its values, since the signature covers all of them. */
const fieldsOf = (text: string): Record<string, string | string[]> => {
  const form = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const [first = "", ...more] = form.getAll(name);
      return [name, more.length === 0 ? first : [first, ...more]];
    }),
  );
};

/**
 * Reads a form that Twilio has signed.
 *
 * @param url the address that Twilio was given, as the settings say it: a Host header would be the sender's word
 * @throws ApiError 415 for another type, 403 without the right signature
 * @see https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
const signedForm = async (
  c: Context,
  authToken: string,
  url: string,
): Promise<Record<string, string | string[]>> => {
  if (!/^application\/x-www-form-urlencoded\b/i.test(c.req.header("Content-Type") ?? "")) {
    throw new ApiError(415, "unsupported_media_type", "Send the body as application/x-www-form-urlencoded.");
  }
  const fields = fieldsOf(await c.req.text());
  if (!twilio.validateRequest(authToken, c.req.header("X-Twilio-Signature") ?? "", url, fields)) {
    throw new ApiError(
      403,
      "signature_invalid",
      `This is not signed by Twilio for ${url}; TWILIO_AUTH_TOKEN and PUBLIC_URL must be the right ones.`,
    );
  }
  return fields;
};

const timestamp = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
  v.number("must be a time"),
);

const seconds = v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number));

const ofRoom = { RoomName: v.string(), RoomSid: v.string(), Timestamp: timestamp };
const ofParticipant = { ...ofRoom, ParticipantSid: v.string(), ParticipantIdentity: v.string() };

/**
 * What Twilio tells of a room, as far as it matters here.
 *
 * @see https://www.twilio.com/docs/video/api/status-callbacks
 */
const statusCallback = v.variant("StatusCallbackEvent", [
  v.object({ StatusCallbackEvent: v.literal("participant-connected"), ...ofParticipant }),
  v.object({
    StatusCallbackEvent: v.literal("participant-disconnected"),
    ...ofParticipant,
    ParticipantDuration: seconds,
  }),
  v.object({ StatusCallbackEvent: v.literal("room-ended"), ...ofRoom }),
]);

/** See {@link statusCallback}. */
type StatusCallback = v.InferOutput<typeof statusCallback>;

/** Where below the service's address Twilio tells of rooms. */
export const statusPath = "/twilio/status";

const maxBodyBytes = 16 * 1024;

/** What status callbacks need. */
export interface StatusCallbackParts {
  /** The account's Auth Token, with which they are signed. */
  authToken: string;
  /** The address that Twilio was given. */
  url: string;
  names: RoomNames;
  stays: Stays;
  /** Takes note of somebody who just came in. Must not reject; the answer does not wait for it. */
  joined(present: Present): void;
}

const recordEvent = async (event: StatusCallback, stays: Stays): Promise<void> => {
  const { RoomSid: roomSid, Timestamp: at } = event;
  if (event.StatusCallbackEvent === "room-ended") return stays.endRoom(roomSid, at);
  const { ParticipantSid: participantSid, ParticipantIdentity: identity } = event;
  const stay = { participantSid, roomSid, identity };
  return event.StatusCallbackEvent === "participant-connected"
    ? stays.record([{ ...stay, joinedAt: at, leftAt: undefined }])
    : stays.record([{ ...stay, joinedAt: at - event.ParticipantDuration * 1_000, leftAt: at }]);
};

/**
 * `POST /twilio/status`: what Twilio tells of the rooms. A signature holds for ever, so each callback may come any number of
 * times and in any order; it says the same each time.
 */
export const statusCallbacks = ({ authToken, url, names, stays, joined }: StatusCallbackParts) =>
  new Hono<ServiceEnv>().post(
    statusPath,
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: () => {
        throw new ApiError(413, "body_too_large", `The request body is over ${maxBodyBytes / 1024} KiB.`);
      },
    }),
    async (c) => {
      const fields = await signedForm(c, authToken, url);
      const room = (await names.known()).get(String(fields.RoomName));
      const parsed = v.safeParse(statusCallback, fields);
      // Twilio tells of tracks too, and may tell of more.
      if (room === undefined || !parsed.success) return c.body(null, 204);
      const event = parsed.output;
      await recordEvent(event, stays);
      if (event.StatusCallbackEvent === "participant-connected") {
        const { ParticipantSid: participantSid, ParticipantIdentity: identity, RoomSid: roomSid } = event;
        joined({ participantSid, roomSid, identity, room });
      }
      return c.body(null, 204);
    },
  );
