import { SignalingRefusal } from "../signaling/signaling-refusal.ts";

/** Twilio's limit for a room's UniqueName, in characters. */
const longestName = 128;

/**
 * Decides which room a client enters. connect()'s `name` wins; without it the token's video grant decides, which the
 * SDK itself never reads.
 *
 * @param asked `name` of the `connect` message; null or undefined when the app gave none
 * @param granted the room named in the token's video grant; undefined when the grant opens every room
 * @returns the room's name, 1 to 128 characters
 * @throws {SignalingRefusal} 20106 when both are present and differ, 53100 when there is none, 53101 when too long
 */
export const decideRoomName = (asked: string | null | undefined, granted: string | undefined): string => {
  if (asked && granted !== undefined && asked !== granted) {
    throw new SignalingRefusal(20106, "This access token is for another room");
  }
  const name = asked || granted;
  if (!name) throw new SignalingRefusal(53100, "Neither connect() nor the access token names a room");
  if (name.length > longestName) {
    throw new SignalingRefusal(53101, `A room name has at most ${longestName} characters`);
  }
  return name;
};
