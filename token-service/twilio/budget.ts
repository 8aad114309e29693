import type { Usage } from "../engines/room-engine.ts";
import { ApiError } from "../http/api-error.ts";
import type { Stays } from "./stays.ts";
import { utcMonth } from "./utc-month.ts";

/**
 * What has been used of the month that `now` is in.
 *
 * @param budget participant minutes that a month may have; undefined for any number
 * @param now milliseconds since 1970
 */
export const usageOf = async (stays: Stays, budget: number | undefined, now: number): Promise<Usage> => {
  const month = utcMonth(now);
  return { month: month.key, participantMinutes: await stays.minutes(month, now), budget: budget ?? null };
};

/**
 * Refuses when the month's budget is spent.
 *
 * @throws ApiError 403
 */
export const checkBudget = async (stays: Stays, budget: number | undefined, now: number): Promise<void> => {
  if (budget === undefined || (await usageOf(stays, budget, now)).participantMinutes < budget) return;
  throw new ApiError(
    403,
    "budget_spent",
    `The ${budget.toLocaleString("en-US")} participant minutes of ${utcMonth(now).words} are spent; ` +
      "the admin can raise TWILIO_MONTHLY_MINUTES.",
  );
};
