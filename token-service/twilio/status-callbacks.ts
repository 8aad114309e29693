import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import * as v from "valibot";
import { ApiError } from "../http/api-error.ts";
import type { ServiceEnv } from "../http/request-context.ts";
import type { Present } from "./doorkeeper.ts";
import type { RoomNames } from "./room-names.ts";
import { signedForm } from "./signed-form.ts";
import { type StatusCallback, statusCallback } from "./status-callback.ts";
import type { Stays } from "./stays.ts";

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
