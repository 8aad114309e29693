import type { Page } from "puppeteer-core";
import type { Connection } from "../../../extension/shared/connection.ts";
import type { ShownParticipant } from "../../../extension/shared/presence.ts";
import type { ExtensionBrowser } from "../../support/launch-extension.ts";
import { alsoBehind } from "./person.ts";

const patience = { ...alsoBehind, timeout: 60_000 };

/** The room that everybody joins who has chosen none. */
const usualRoom = "ping-room";

interface WithExtension {
  extension: ExtensionBrowser;
}

/** Waits until the connection with a room, as the extension stores it, fits; a page's own function cannot see this file. */
const untilFits = async <Wanted>(
  { extension }: WithExtension,
  room: string,
  fits: (connection: Connection | undefined, wanted: Wanted) => boolean,
  wanted: Wanted,
): Promise<void> => {
  const page: Page = await extension.blank();
  const looks = `(async (room, wanted) => {
    const { connections = {} } = await chrome.storage.session.get("connections");
    return (${fits})(connections[room], wanted);
  })(${JSON.stringify(room)}, ${JSON.stringify(wanted)})`;
  await page.waitForFunction(looks, patience);
  await page.close();
};

/** Waits until somebody's connection with a room has these values. */
export const untilConnection = (
  person: WithExtension,
  wanted: Record<string, unknown>,
  room = usualRoom,
): Promise<void> =>
  untilFits(
    person,
    room,
    (connection, values) => {
      const has: Record<string, unknown> = connection ?? {};
      // What comes out of the storage has its keys in the order of the alphabet.
      const text = (value: unknown) =>
        JSON.stringify(typeof value === "object" && value ? Object.entries(value).sort() : value);
      return Object.entries(values).every(([key, value]) => text(has[key]) === text(value));
    },
    wanted,
  );

/** Waits until somebody's connection with the usual room is lost, whether it is being repaired or between two stays. */
export const untilLost = (person: WithExtension): Promise<void> =>
  untilFits(
    person,
    usualRoom,
    (connection) => connection?.state === "reconnecting" || connection?.state === "disconnected",
    null,
  );

/** Waits until exactly these are in a room with somebody, by name. */
export const untilOthersIn = (person: WithExtension, room: string, ...names: string[]): Promise<void> =>
  untilFits(
    person,
    room,
    (connection, wanted) => {
      const others = connection && "participants" in connection ? connection.participants : [];
      const isHere = (name: string) => others.some((identity) => identity.startsWith(`${name}.`));
      return others.length === wanted.length && wanted.every(isHere);
    },
    names,
  );

/** The same in the usual room. */
export const untilOthers = (person: WithExtension, ...names: string[]): Promise<void> =>
  untilOthersIn(person, usualRoom, ...names);

/**
 * Waits until somebody's extension knows this of a teammate's presence, and no more than this; null for one who is simply
 * here.
 */
export const untilShown = (
  person: WithExtension,
  teammate: string,
  wanted: Omit<ShownParticipant, "identity"> | null,
): Promise<void> =>
  untilFits(
    person,
    usualRoom,
    (connection, [name, expected]) => {
      const presences = connection && "presences" in connection ? connection.presences : [];
      const { identity: _, ...said } =
        presences.find(({ identity }) => identity.startsWith(`${name}.`)) ?? {};
      return (
        JSON.stringify(Object.entries(said).sort()) === JSON.stringify(Object.entries(expected ?? {}).sort())
      );
    },
    [teammate, wanted] as const,
  );
