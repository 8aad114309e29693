import * as v from "valibot";

const unitMs: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const mostDays = 30;

/** How long an invite is good, as an admin writes it: a number and m, h or d, at most 30d. Becomes milliseconds. */
export const inviteLifetime = v.pipe(
  v.string("must be a string"),
  v.trim(),
  v.regex(/^[1-9]\d{0,5}[mhd]$/, "must be a number and m, h or d, for instance 30m, 24h or 7d"),
  v.transform((text) => Number(text.slice(0, -1)) * (unitMs[text.slice(-1)] ?? Number.NaN)),
  v.maxValue(mostDays * 86_400_000, `must be at most ${mostDays}d`),
);

/** How long an invite is good when the admin has not said. */
export const usualLifetime = "24h";
