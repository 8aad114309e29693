import type { RoomLimits } from "./room-limits.ts";
import type { SignalingSocket } from "./signaling/signaling-socket.ts";
import type { SignalingTiming } from "./signaling/signaling-timing.ts";

/** Whom an access token names, as far as places and budgets go. */
export interface Bearer {
  identity: string;
  /** The member of a team that it is a device of; undefined for a guest, who can be another one for nothing. */
  member: string | undefined;
}

/** The sockets that have not joined a room yet. They are few, and go in the end for those who come. */
export interface Newcomers {
  /**
   * Finds a place for one more from this network. Where places are short, a socket goes that has shown no token; where
   * hardly any of those is left, one of the person with most sockets. Of several the one that has waited longest goes.
   *
   * @param isFull whether those who have joined, and these, leave no place for another socket
   * @returns false where none can go: all places are taken by people in rooms and by members, one each, about to join
   */
  makeSpaceFor(network: string, isFull: boolean): boolean;
  /** It must show a token soon. */
  add(socket: SignalingSocket): void;
  /** It has shown a token, and may now take its time to join. */
  showedToken(socket: SignalingSocket, bearer: Bearer): void;
  remove(socket: SignalingSocket): void;
}

/**
 * This share of the places stays with sockets that have shown no token yet. An honest client needs one until its first
 * message has come, and must not be the only one that could go.
 */
const shareOfSilent = 1 / 4;

/** The largest of the groups that have a key in common; of equal ones the group whose first item comes first. */
const largestGroup = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  let largest: Item[] = [];
  for (const group of groups.values()) if (group.length > largest.length) largest = group;
  return largest;
};

/**
 * Counts newcomers when one more comes, which is cheap as there are few.
 *
 * @param isSeated whether a socket has a place in a room; from then on it is no newcomer
 */
export const createNewcomers = (
  { newcomers, newcomersPerNetwork }: RoomLimits,
  { tokenMs, joinMs }: SignalingTiming,
  isSeated: (socket: SignalingSocket) => boolean,
): Newcomers => {
  // In order of their coming.
  const waiting = new Map<SignalingSocket, Bearer | undefined>();

  const whoMustGo = (candidates: readonly SignalingSocket[]): SignalingSocket | undefined => {
    const silent: SignalingSocket[] = [];
    const guests: (Bearer & { socket: SignalingSocket })[] = [];
    const members: { socket: SignalingSocket; member: string }[] = [];
    for (const socket of candidates) {
      const bearer = waiting.get(socket);
      if (!bearer) silent.push(socket);
      else if (bearer.member === undefined) guests.push({ ...bearer, socket });
      else members.push({ socket, member: bearer.member });
    }
    const [longestSilent] = largestGroup(silent, ({ network }) => network);
    if (silent.length >= candidates.length * shareOfSilent) return longestSilent;
    const neighbours = largestGroup(guests, ({ socket }) => socket.network);
    const [guest] = largestGroup(neighbours, ({ identity }) => identity);
    const [member, another] = largestGroup(members, (one) => one.member);
    return guest?.socket ?? (another && member?.socket) ?? longestSilent;
  };
  const endOneOf = (candidates: readonly SignalingSocket[]): boolean => {
    const socket = whoMustGo(candidates);
    if (!socket) return false;
    waiting.delete(socket);
    socket.terminate();
    return true;
  };
  return {
    makeSpaceFor: (network, isFull) => {
      for (const socket of waiting.keys()) if (isSeated(socket)) waiting.delete(socket);
      const all = [...waiting.keys()];
      const neighbours = all.filter((socket) => socket.network === network);
      if (neighbours.length >= newcomersPerNetwork) return endOneOf(neighbours);
      return isFull || all.length >= newcomers ? endOneOf(all) : true;
    },
    add: (socket) => {
      waiting.set(socket, undefined);
      socket.times.due = socket.times.opened + tokenMs;
    },
    showedToken: (socket, bearer) => {
      // Not for a socket that has joined, or had to go.
      if (!waiting.has(socket)) return;
      waiting.set(socket, bearer);
      socket.times.due = socket.times.opened + joinMs;
    },
    remove: (socket) => void waiting.delete(socket),
  };
};
