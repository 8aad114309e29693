import { personKey } from "../../shared/identity.ts";
import type { ReceivedPing, SentPing } from "../../shared/ping-schema.ts";

/** Which ping answers which. */
export interface Exchange {
  /** What a received ping answers, if it is here. */
  question(ping: ReceivedPing): SentPing | undefined;
  /** What this person answered a received ping, if it is here. */
  ownAnswer(ping: ReceivedPing): SentPing | undefined;
  /** What a sent ping answers, if it is here. */
  ownQuestion(ping: SentPing): ReceivedPing | undefined;
}

const keyOf = ({ to }: SentPing): string => (to === null ? "" : personKey(to));

/** Finds what belongs together among all pings; looking one up costs the same however many there are. */
export const exchangeOf = (inbox: readonly ReceivedPing[], outbox: readonly SentPing[]): Exchange => {
  const sent = new Map(outbox.map((ping) => [ping.id, ping]));
  const answers = new Map(outbox.toReversed().map((ping) => [`${ping.re} ${keyOf(ping)}`, ping]));
  const received = new Map(inbox.toReversed().map((ping) => [`${ping.id} ${personKey(ping.from)}`, ping]));
  return {
    question: ({ re, from }) => {
      const asked = re === undefined ? undefined : sent.get(re);
      // Ids can be read by the whole room: only who was asked answers.
      return asked?.recipients.some(({ identity }) => identity === from) ? asked : undefined;
    },
    ownAnswer: ({ id, from }) => answers.get(`${id} ${personKey(from)}`),
    ownQuestion: (ping) => received.get(`${ping.re} ${keyOf(ping)}`),
  };
};
