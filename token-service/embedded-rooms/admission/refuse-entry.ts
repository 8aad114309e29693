import { SignalingRefusal } from "../signaling/signaling-refusal.ts";

/** Whether a participant of this identity may be in a room now, whatever its access token says. */
export type MayEnter = (identity: string, room: string) => boolean;

/**
 * The code for those who may not be in a room any more. Twilio has none for a token that was withdrawn before its time; with
 * this one, "Access Token expired", a client asks for a new token, and whoever mints them says in words why there is none
 * (https://www.twilio.com/docs/api/errors/20104).
 */
export const withdrawnCode = 20104;

/** Why somebody with a valid token may not enter, or come back to, a room; undefined when they may. */
export const refuseEntry = (
  mayEnter: MayEnter,
  identity: string,
  room: string,
): SignalingRefusal | undefined =>
  mayEnter(identity, room)
    ? undefined
    : new SignalingRefusal(withdrawnCode, "The access token was withdrawn");
