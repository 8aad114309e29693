import { setTimeout } from "node:timers/promises";
import type { Store } from "../store/open-store.ts";
import { keyPrint, parseIdentity } from "./identity.ts";

/** Those devices of members, by the beginning of their thumbprints, that are in a room now. */
export type PresentDevices = ReadonlySet<string>;

/** Whether a device is among them. @param device by its thumbprint */
export const isPresent = ({ id }: { id: string }, present: PresentDevices): boolean =>
  present.has(keyPrint(id));

/**
 * Which devices of members are among participants.
 *
 * @param identities as the service has signed them; a guest may claim any device, and no member
 */
export const presentDevices = (identities: readonly string[]): PresentDevices =>
  new Set(
    identities.flatMap((identity) => {
      const { person, device } = parseIdentity(identity) ?? {};
      return device !== undefined && person?.startsWith("m") ? [device] : [];
    }),
  );

/**
 * Asks a running service, by the store, who is online. The service looks there every second.
 *
 * @param timeoutMs how long to wait, in milliseconds
 * @param everyMs how often to look for the answer, in milliseconds
 * @returns undefined when no service has answered in that time
 */
export const askPresence = async (
  store: Store,
  timeoutMs = 3_000,
  everyMs = 50,
): Promise<PresentDevices | undefined> => {
  const end = performance.now() + timeoutMs;
  const { rows } = await store.execute(
    "UPDATE service SET presence_asked = presence_asked + 1 RETURNING presence_asked AS number",
  );
  const asked = Number(rows[0]?.number);
  for (;;) {
    const [told, devices] = await store.batch(
      ["SELECT presence_told AS number FROM service", "SELECT print FROM present_devices"],
      "read", // One moment.
    );
    if (Number(told?.rows[0]?.number) >= asked) {
      return new Set(devices?.rows.map(({ print }) => String(print)));
    }
    if (performance.now() >= end) return undefined;
    await setTimeout(everyMs);
  }
};

/**
 * Answers those who have asked.
 *
 * @param asked up to which question, see `TeamState`
 * @param identities everybody who is in a room
 */
export const tellPresence = async (
  store: Store,
  asked: number,
  identities: readonly string[],
): Promise<void> => {
  await store.batch(
    [
      "DELETE FROM present_devices",
      {
        sql: "INSERT INTO present_devices SELECT value FROM json_each(?)",
        args: [JSON.stringify([...presentDevices(identities)])],
      },
      { sql: "UPDATE service SET presence_told = MAX(presence_told, ?)", args: [asked] },
    ],
    "write",
  );
};
