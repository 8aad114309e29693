import type { Role } from "../shared/grant.ts";
import { outcomeSentence } from "../shared/history/outcome-sentence.ts";
import type { Person } from "../shared/history/persons-in.ts";
import type { SentPing } from "../shared/ping-schema.ts";
import type { Called } from "../shared/told-apart.ts";
import { say } from "../shared/words/say.ts";

/** Tells a screen reader how far the ping got that was sent last: others see it in the list. */
export const OutcomeStatus = ({
  ping,
  persons,
  role,
  called,
}: {
  ping: SentPing;
  /** Who is in its room now; undefined while oneself is not. */
  persons: readonly Person[] | undefined;
  /** What this person may do there. */
  role: Role;
  called: Called;
}) => (
  <p class="unseen" role="status">
    {say(
      "popup_last_ping",
      ping.to === null ? say("popup_everyone") : called(ping.to),
      outcomeSentence(ping, persons, role, called),
    )}
  </p>
);
