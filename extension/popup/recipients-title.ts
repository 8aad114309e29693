import type { SentPing } from "../shared/ping.ts";
import { nameOf } from "../shared/teammate.ts";
import { timeOf } from "./time-of.ts";

const words = { pending: "not delivered yet", delivered: "delivered", seen: "seen", expired: "expired" };

/**
 * Lists how far a ping got with each of its recipients, a line each.
 *
 * @param now milliseconds since 1970
 */
export const recipientsTitle = ({ recipients }: SentPing, now: number): string =>
  recipients
    .map(({ identity, outcome, at }) =>
      outcome === "pending"
        ? `${nameOf(identity)}: ${words.pending}`
        : `${nameOf(identity)}: ${words[outcome]} ${timeOf(at, now)}`,
    )
    .join("\n");
