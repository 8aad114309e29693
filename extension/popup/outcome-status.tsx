import type { Role } from "../shared/grant.ts";
import { outcomeSentence } from "../shared/history/outcome-sentence.ts";
import type { Person } from "../shared/history/persons-in.ts";
import type { SentPing } from "../shared/ping.ts";
import { say } from "../shared/words/say.ts";

/** Tells a screen reader how far the ping got that was sent last: others see it in the list. */
export const OutcomeStatus = ({
  ping,
  persons,
  role,
}: {
  ping: SentPing;
  /** Who is in its room now; undefined while oneself is not. */
  persons: readonly Person[] | undefined;
  /** What this person may do there. */
  role: Role;
}) => (
  <p class="unseen" role="status">
    {say("popup_last_ping", ping.to ?? say("popup_everyone"), outcomeSentence(ping, persons, role))}
  </p>
);
