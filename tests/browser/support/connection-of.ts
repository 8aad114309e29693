import type { Connection, ShownParticipant } from "../../../extension/shared/connection-schema.ts";
import type { ExtensionBrowser } from "../../support/launch-extension.ts";
import { untilValue } from "./core-values.ts";

const patienceMs = 60_000;

/** The room that everybody joins who has chosen none. */
const usualRoom = "ping-room";

interface WithExtension {
  extension: ExtensionBrowser;
}

/** Waits until the connection with a room fits. */
const untilFits = async (
  { extension }: WithExtension,
  room: string,
  fits: (connection: Connection | undefined) => boolean,
): Promise<void> => {
  const page = await extension.blank();
  await untilValue(page, "connections", (connections) => fits(connections[room]), patienceMs);
  await page.close();
};

/** A value as a text in which the order of its keys makes no difference. */
const asText = (value: unknown): string =>
  JSON.stringify(typeof value === "object" && value ? Object.entries(value).sort() : value);

/** Waits until somebody's connection with a room has these values. */
export const untilConnection = (
  person: WithExtension,
  wanted: Record<string, unknown>,
  room = usualRoom,
): Promise<void> =>
  untilFits(person, room, (connection) => {
    const has: Record<string, unknown> = { ...connection };
    return Object.entries(wanted).every(([key, value]) => asText(has[key]) === asText(value));
  });

/** Waits until somebody's connection with the usual room is lost, whether it is being repaired or between two stays. */
export const untilLost = (person: WithExtension): Promise<void> =>
  untilFits(
    person,
    usualRoom,
    (connection) => connection?.state === "reconnecting" || connection?.state === "disconnected",
  );

/** Waits until exactly these are in a room with somebody, by name. */
export const untilOthersIn = (person: WithExtension, room: string, ...names: string[]): Promise<void> =>
  untilFits(person, room, (connection) => {
    const others = connection && "participants" in connection ? connection.participants : [];
    const isHere = (name: string) => others.some((identity) => identity.startsWith(`${name}.`));
    return others.length === names.length && names.every(isHere);
  });

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
  untilFits(person, usualRoom, (connection) => {
    const presences = connection && "presences" in connection ? connection.presences : [];
    const { identity: _, ...said } =
      presences.find(({ identity }) => identity.startsWith(`${teammate}.`)) ?? {};
    return asText(said) === asText(wanted ?? {});
  });
