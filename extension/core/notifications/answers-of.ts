import type { Role } from "../../shared/grant.ts";
import type { ReceivedPing } from "../../shared/ping.ts";
import { quickAnswers } from "../../shared/quick-answers.ts";
import { canBeAnswered } from "../../shared/still-urgent.ts";

// More than two are cut off by the browser.
const maxButtons = 2;

/**
 * The answers that a ping's notification offers, in the order of its buttons; an answer needs none.
 *
 * @param role this device's in the ping's room
 */
export const answersOf = (ping: Pick<ReceivedPing, "re" | "from" | "former">, role: Role): string[] =>
  ping.re === undefined && canBeAnswered(ping, role) ? quickAnswers().slice(0, maxButtons) : [];
