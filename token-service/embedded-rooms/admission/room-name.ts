import { graphemeCount } from "../../../naming/graphemes.ts";
import { SignalingRefusal } from "../signaling/signaling-refusal.ts";

/** Text of more UTF-16 units than this many for each character allowed is too long without counting. */
const mostUnitsPerCharacter = 32;

/**
 * Whether a name has more characters than allowed, as people count them: a letter with its accents is one, and so is an emoji.
 * Twilio's limit is 128 for rooms, identities and tracks (https://www.twilio.com/docs/video/programmable-video-limits).
 *
 * @param most characters allowed
 */
export const isLongerThan = (name: string, most: number): boolean =>
  name.length > most && (name.length > most * mostUnitsPerCharacter || graphemeCount(name) > most);

/** Characters in the name of a room, of a track, and in an identity. */
export const longestName = 128;

/** A room as Twilio numbers them. */
const roomSid = /^RM[0-9a-f]{32}$/;

/**
 * Decides which room a client enters. connect()'s `name` wins; without it the token's video grant decides, which the
 * SDK itself never reads. Either may be a room's SID.
 *
 * @param asked `name` of the `connect` message, which the SDK sends as the app gave it; null or undefined when it gave none
 * @param granted the room named in the token's video grant; undefined when the grant opens every room
 * @param nameOf the name of the open room with a SID; undefined when there is none
 * @returns the room's name, 1 to 128 characters; undefined when neither names one, and a new room is to be opened
 * @throws {SignalingRefusal} 20106 when both are present and differ, 53100 when it is no text, 53101 when too long, 53106
 *   when no room has that SID
 */
export const decideRoomName = (
  asked: unknown,
  granted: string | undefined,
  nameOf: (sid: string) => string | undefined,
): string | undefined => {
  const wanted = asked ?? undefined;
  if (wanted !== undefined && typeof wanted !== "string") {
    throw new SignalingRefusal(53100, "A room name is text");
  }
  const resolve = (name: string | undefined) => (name && roomSid.test(name) ? (nameOf(name) ?? name) : name);
  const room = resolve(granted);
  const name = resolve(wanted) || room;
  if (name !== undefined && isLongerThan(name, longestName)) {
    throw new SignalingRefusal(53101, `A room name has at most ${longestName} characters`);
  }
  if (room !== undefined && name !== room) {
    throw new SignalingRefusal(20106, "This access token is for another room");
  }
  if (name !== undefined && roomSid.test(name) && nameOf(name) === undefined) {
    throw new SignalingRefusal(53106, "There is no room with this SID");
  }
  return name || undefined;
};
