import { twilioApi } from "../engines/twilio/twilio-rooms.ts";
import type { Config } from "../settings/config.ts";
import type { Finding } from "../settings/config-problem.ts";

const timeoutMs = 5_000;

/** A device's statement is good for a minute, so half of that is much. */
const mostOffMs = 30_000;

/** Whose clock this machine's is compared with: one that is asked anyway, and has no reason to be wrong. */
export const clockReference = ({ signIn, twilio }: Pick<Config, "signIn" | "twilio">): URL | undefined => {
  if (twilio) return new URL(twilioApi);
  return signIn?.issuer;
};

/** What a look at another clock found. */
interface ClockLook {
  /** Whose clock it is. */
  host: string;
  /** How far this machine's clock is ahead, in milliseconds; negative when it is behind. */
  aheadMs: number;
}

/**
 * Compares the clock with the time that another server tells in its answer's header.
 *
 * @param clock milliseconds since 1970
 * @returns undefined when there is nobody to ask, or no answer
 */
const lookAtClock = async (
  settings: Pick<Config, "signIn" | "twilio">,
  signal: AbortSignal,
  clock = Date.now,
): Promise<ClockLook | undefined> => {
  const reference = clockReference(settings);
  if (!reference) return undefined;
  const asked = clock();
  const date = await fetch(reference, {
    method: "HEAD",
    redirect: "manual",
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  }).then(
    ({ headers }) => headers.get("Date"),
    () => null, // Those who check that server tell why.
  );
  const told = Date.parse(date ?? "");
  if (Number.isNaN(told)) return undefined;
  // The header has whole seconds, and was written at some moment in between.
  const [least, most] = [asked - (told + 1_000), clock() - told];
  return { host: reference.host, aheadMs: least > 0 ? least : Math.min(most, 0) };
};

/** Finds out whether this machine's clock is right enough for the statements of devices. */
export const checkClock = async (
  settings: Pick<Config, "signIn" | "twilio">,
  signal: AbortSignal,
  clock = Date.now,
): Promise<Finding | undefined> => {
  const look = await lookAtClock(settings, signal, clock);
  if (!look || Math.abs(look.aheadMs) < mostOffMs) return undefined;
  const seconds = Math.round(Math.abs(look.aheadMs) / 1_000);
  return {
    level: "error",
    sentence: `This machine's clock is ${seconds} seconds ${look.aheadMs > 0 ? "ahead of" : "behind"} that of ${look.host}: devices with the right time are refused. Let the system set it (NTP).`,
  };
};
