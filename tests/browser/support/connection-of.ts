import type { Connection } from "../../../extension/shared/connection.ts";
import type { Correspondent } from "./correspondent.ts";
import { alsoBehind } from "./person.ts";

const patience = { ...alsoBehind, timeout: 60_000 };

/** Waits until somebody's connection, as the extension stores it, has these values. */
export const untilConnection = async (
  { extension }: Correspondent,
  wanted: Record<string, unknown>,
): Promise<void> => {
  const page = await extension.blank();
  const fits = async (values: [string, unknown][]) => {
    const { connection } = await chrome.storage.session.get<{ connection?: Connection }>("connection");
    const has = Object.entries(connection ?? {});
    return values.every(([key, value]) => has.some(([k, v]) => k === key && v === value));
  };
  await page.waitForFunction(fits, patience, Object.entries(wanted));
  await page.close();
};

/** Waits until somebody's connection is lost, whether in a room that is being repaired or between two. */
export const untilLost = async ({ extension }: Correspondent): Promise<void> => {
  const page = await extension.blank();
  const isLost = async () => {
    const { connection } = await chrome.storage.session.get<{ connection?: Connection }>("connection");
    return connection?.state === "reconnecting" || connection?.state === "disconnected";
  };
  await page.waitForFunction(isLost, patience);
  await page.close();
};

/** Waits until exactly these are in the room with somebody, by name. */
export const untilOthers = async ({ extension }: Correspondent, ...names: string[]): Promise<void> => {
  const page = await extension.blank();
  const fits = async (wanted: string[]) => {
    const { connection } = await chrome.storage.session.get<{ connection?: Connection }>("connection");
    const others = connection && "participants" in connection ? connection.participants : [];
    const isHere = (name: string) => others.some((identity) => identity.startsWith(`${name}.`));
    return others.length === wanted.length && wanted.every(isHere);
  };
  await page.waitForFunction(fits, patience, names);
  await page.close();
};
