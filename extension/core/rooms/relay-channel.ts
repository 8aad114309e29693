import * as v from "valibot";

/** The label that the relay gives it (`token-service/embedded-rooms/relay/relay-limits.ts`). */
const beatLabel = "beat";

/** What the relay answers to a beat: whose it was, and the SIDs of those in the room who have stopped beating. */
const answerSchema = v.object({
  nonce: v.pipe(v.string(), v.maxLength(64)),
  silent: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(64)),
});

/** A relay's answer. */
export type RelayAnswer = v.InferOutput<typeof answerSchema>;

const answerIn = (data: unknown): RelayAnswer | undefined => {
  try {
    return v.parse(answerSchema, JSON.parse(String(data)));
  } catch {
    return undefined; // Nobody's answer, and no proof.
  }
};

/** The channel on which the relay of embedded rooms proves that the way to it holds. Each connection brings another one. */
export interface RelayChannel {
  /** Takes a channel of the room's connection, if it is the relay's own. */
  take(channel: RTCDataChannel): void;
  /** Asks for an answer with this nonce; while there is no channel that is lost. */
  ask(nonce: string): void;
  /** Has answers told from now on. */
  onAnswer(listener: (answer: RelayAnswer) => void): void;
}

/** Makes the channel of one stay, which is not there yet. */
export const createRelayChannel = (): RelayChannel => {
  let newest: RTCDataChannel | undefined;
  let tell: (answer: RelayAnswer) => void = () => {};
  return {
    take: (channel) => {
      if (channel.label !== beatLabel) return;
      newest = channel;
      channel.addEventListener("message", ({ data }) => {
        const answer = answerIn(data);
        if (answer) tell(answer);
      });
    },
    ask: (nonce) => {
      if (newest?.readyState === "open") newest.send(nonce);
    },
    onAnswer: (listener) => {
      tell = listener;
    },
  };
};
