import type { Connection } from "../../shared/connection.ts";
import type { KnownEngine } from "../../shared/known-engine.ts";
import { engineAt } from "./engine-at.ts";

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
