import { graphemeCount } from "../../../naming/graphemes.ts";

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
