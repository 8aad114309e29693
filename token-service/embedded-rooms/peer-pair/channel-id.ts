import { hash } from "node:crypto";
import { randomId } from "../room/ids.ts";
import type { Participant } from "../room/room.ts";
import type { PeerPair } from "./peer-pair.ts";

const prefix = "pair-";

/**
 * Makes the id of a pair, which nobody but its two members learns: the names of their channels are derived from it. By the
 * prefix Pingroom's client knows that the service names channels as it does (`extension/core/rooms/paired-channels.ts`).
 */
export const newPairId = (): string => prefix + randomId();

// A full room is told 5,000 ids whenever somebody comes, nearly all of which it was told before.
const known = new WeakMap<PeerPair, Map<string, string>>();
const mostKnown = 32;

/**
 * What a channel is called within one pair: nobody else can tell it from what it is called in another.
 *
 * @param label the publisher's id for its track, or the channel's own label
 * @returns 64 lower-case hex digits; the label itself where the pair's id was chosen by a client
 */
const within = (pair: PeerPair, label: string): string => {
  if (!pair.id.startsWith(prefix)) return label;
  const ofPair = known.get(pair) ?? new Map<string, string>();
  known.set(pair, ofPair);
  const found = ofPair.get(label);
  if (found !== undefined) return found;
  if (ofPair.size >= mostKnown) ofPair.clear();
  const made = hash("sha256", `${pair.id}\n${label}`);
  ofPair.set(label, made);
  return made;
};

/**
 * The id under which a subscriber is told a track. Its SDK finds the data channel by it, among the labels of the channels
 * of all its connections (twilio-video 2.36.0, es5/signaling/v2/room.js, _getOrCreateTrackReceiverDeferred).
 *
 * So a client that pairs its channels sends under a label of the pair, and takes received channels for the pair's alone.
 * For a page of other software its own id is the label.
 *
 * @param pair of the two
 */
export const channelId = (
  pair: PeerPair,
  publisher: Pick<Participant, "pairsChannels">,
  subscriber: Pick<Participant, "pairsChannels">,
  trackId: string,
): string => {
  const label = publisher.pairsChannels ? within(pair, trackId) : trackId;
  return subscriber.pairsChannels ? within(pair, label) : label;
};
