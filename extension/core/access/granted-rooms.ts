import type { RoomNewsItem } from "../../shared/core-values-schema.ts";
import { listedRooms, maxRooms } from "../../shared/room-choices.ts";
import type { Settings } from "../../shared/settings-schema.ts";
import type { Grant } from "../../shared/team-schema.ts";
import { roomNews, settings } from "../store/values.ts";

/** What a member's grants change in the rooms that this browser joins; names of rooms. */
export interface RoomChanges {
  joined: string[];
  /** Left, since the member may enter them no more. */
  withdrawn: string[];
  /** Granted, and not joined: this browser is in as many rooms as it joins. */
  leftOut: string[];
}

/**
 * Joins what an admin granted and leaves what the admin took back. A room that the user left on purpose stays left, unless nothing else
 * remains.
 *
 * @returns the same settings when the grants change nothing
 */
export const withGrants = <Some extends Pick<Settings, "room" | "rooms" | "roomsLeft">>(
  now: Some,
  grants: readonly Grant[],
): RoomChanges & { settings: Some } => {
  const granted = grants.map(({ room }) => room);
  const listed = listedRooms(now);
  const kept = listed.filter(({ room }) => granted.includes(room));
  const others = granted.filter((room) => !kept.some((each) => each.room === room));
  const wanted = others.filter((room) => !now.roomsLeft.includes(room));
  const free = kept.length === 0 && wanted.length === 0 ? others.slice(0, 1) : wanted;
  const space = Math.max(0, maxRooms - kept.length);
  const joined = free.slice(0, space);
  const rooms = [...kept, ...joined.map((room) => ({ room, muted: false, role: "both" as const }))];
  const [first] = rooms;
  // A service that names no room at all leaves nothing to go to.
  if (first === undefined) return { settings: now, joined: [], withdrawn: [], leftOut: [] };
  const withdrawn = listed.map(({ room }) => room).filter((room) => !granted.includes(room));
  const isSame = joined.length === 0 && withdrawn.length === 0;
  const room = rooms.some((each) => each.room === now.room) ? now.room : first.room;
  return {
    settings: isSame ? now : { ...now, room, rooms },
    joined,
    withdrawn,
    leftOut: free.slice(space),
  };
};

/**
 * Adds what there is to tell. The newest word on a room counts, and what is left out is told once while it stays so.
 *
 * @returns the same list when there is no news
 */
export const withRoomNews = (
  noted: RoomNewsItem[],
  { joined, withdrawn, leftOut }: RoomChanges,
): RoomNewsItem[] => {
  const told = new Set([...joined, ...withdrawn, ...leftOut]);
  const kept = noted.filter(({ room, what }) =>
    what === "left-out" ? leftOut.includes(room) : !told.has(room),
  );
  const isKept = (room: string) => kept.some((each) => each.room === room);
  const fresh: RoomNewsItem[] = [
    ...joined.map((room) => ({ room, what: "joined" as const })),
    ...withdrawn.map((room) => ({ room, what: "withdrawn" as const })),
    ...leftOut.filter((room) => !isKept(room)).map((room) => ({ room, what: "left-out" as const })),
  ];
  return fresh.length === 0 && kept.length === noted.length ? noted : [...kept, ...fresh];
};

/** Brings the rooms of this browser in line with a member's grants, and notes for the popup what that changed. */
export const followGrants = async (grants: readonly Grant[]): Promise<void> => {
  const changes = withGrants(settings.get(), grants);
  // Both begin at once. The note comes first: one too many is not shown, and one too few would never be told.
  await Promise.all([
    roomNews.update((noted) => withRoomNews(noted, changes)),
    settings.update((now) => withGrants(now, grants).settings),
  ]);
};

/** The user has read what became of these rooms. */
export const dismissRoomNews = async (read: readonly string[]): Promise<void> => {
  await roomNews.update((noted) =>
    noted.flatMap((each) => {
      if (!read.includes(each.room)) return [each];
      return each.what === "left-out" ? [{ ...each, isRead: true }] : [];
    }),
  );
};
