import type { Connection, Engine, KnownEngine } from "../../shared/connection-schema.ts";
import { knownEngine, settings } from "../store/values.ts";

/** What makes a service's rooms; undefined while it has not said. */
export const engineAt = (known: KnownEngine | undefined, serviceUrl: string): Engine | undefined =>
  known?.serviceUrl === serviceUrl ? known.engine : undefined;

// Twilio's limit (https://www.twilio.com/docs/iam/access-tokens). One that seems to be good for longer is of a time when
// this computer's clock was ahead.
const longestTokenMs = 86_400_000;

/**
 * Adds what a connection tells of the service's rooms to what is known of them. The service tells it with each token, and
 * the token that is valid longest is the newest, whichever room it is for.
 *
 * @param now milliseconds since 1970
 * @returns the same when there is nothing new
 */
export const withEngine = (
  known: KnownEngine | undefined,
  connection: Connection,
  serviceUrl: string,
  now: number,
): KnownEngine | undefined => {
  if (connection.state !== "connected" || connection.engine === undefined) return known;
  const { engine, usage, tokenExpiresAt = 0 } = connection;
  const last = known?.tokenExpiresAt ?? 0;
  const isOver = last <= now || last > now + longestTokenMs;
  const isNewToken = tokenExpiresAt !== last && (tokenExpiresAt > last || isOver);
  if (engineAt(known, serviceUrl) === engine && !isNewToken) return known;
  return { serviceUrl, engine, ...(usage && { usage }), toldAt: now, tokenExpiresAt };
};

/** Remembers what a connection tells of the service's rooms, for the time when there is none. */
export const recordEngine = async (connection: Connection): Promise<void> => {
  const { serviceUrl } = settings.get();
  await knownEngine.update((known) => withEngine(known, connection, serviceUrl, Date.now()));
};
