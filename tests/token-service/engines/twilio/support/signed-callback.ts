import { createHmac } from "node:crypto";
import type { FakeParticipant, FakeRoom } from "../../../support/fake-twilio-json.ts";

/**
 * A status callback as Twilio signs it: HMAC-SHA1 over the address and the fields in order of their names.
 *
 * @see https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export const signedCallback = (authToken: string, url: string, fields: Record<string, string>) => {
  const text = Object.keys(fields)
    .sort()
    .reduce((sum, name) => sum + name + fields[name], url);
  return {
    method: "POST",
    headers: {
      "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
      "X-Twilio-Signature": createHmac("sha1", authToken).update(text).digest("base64"),
    },
    body: new URLSearchParams(fields).toString(),
  };
};

const fieldsOf = (event: string, room: FakeRoom, at: Date) => ({
  AccountSid: `AC${"0".repeat(32)}`,
  RoomName: room.uniqueName,
  RoomSid: room.sid,
  RoomStatus: event === "room-ended" ? "completed" : "in-progress",
  RoomType: "group",
  StatusCallbackEvent: event,
  Timestamp: at.toISOString(),
  SequenceNumber: "3",
});

/**
 * What Twilio tells when somebody came in or left.
 *
 * @see https://www.twilio.com/docs/video/api/status-callbacks
 */
export const participantFields = (
  room: FakeRoom,
  { sid, identity, startTime, endTime }: FakeParticipant,
) => ({
  ...fieldsOf(`participant-${endTime ? "disconnected" : "connected"}`, room, endTime ?? startTime),
  ParticipantSid: sid,
  ParticipantIdentity: identity,
  ParticipantStatus: endTime ? "disconnected" : "connected",
  ...(endTime
    ? { ParticipantDuration: String(Math.round((endTime.getTime() - startTime.getTime()) / 1_000)) }
    : {}),
});

/** What Twilio tells when a room ended. */
export const roomEndedFields = (room: FakeRoom, at: Date) => ({
  ...fieldsOf("room-ended", room, at),
  RoomDuration: "60",
});
