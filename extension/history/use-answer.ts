import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useCallback } from "preact/hooks";
import type { ReceivedPing } from "../shared/ping-schema.ts";
import { say } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";
import { referenceTo } from "./pings-reader.ts";

/** Answers pings. */
export interface Answering {
  /** Why the last answer was not sent, or null. */
  problem: ReadonlySignal<string | null>;
  answer(ping: ReceivedPing, text: string): Promise<void>;
}

/** Has the core answer pings, and tells what went wrong. */
export const useAnswer = (): Answering => {
  const problem = useSignal<string | null>(null);
  const answer = useCallback<Answering["answer"]>(
    async (ping, text) => {
      try {
        problem.value = await ask("answer", { ping: referenceTo(ping), text });
      } catch (error) {
        problem.value = say("history_answer_failed");
        throw error;
      }
    },
    [problem],
  );
  return { problem, answer };
};
