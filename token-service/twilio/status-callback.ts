import * as v from "valibot";

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
export const statusCallback = v.variant("StatusCallbackEvent", [
  v.object({ StatusCallbackEvent: v.literal("participant-connected"), ...ofParticipant }),
  v.object({
    StatusCallbackEvent: v.literal("participant-disconnected"),
    ...ofParticipant,
    ParticipantDuration: seconds,
  }),
  v.object({ StatusCallbackEvent: v.literal("room-ended"), ...ofRoom }),
]);

/** See {@link statusCallback}. */
export type StatusCallback = v.InferOutput<typeof statusCallback>;
