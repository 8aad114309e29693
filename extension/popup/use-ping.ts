import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { background } from "../background/api.ts";
import { draft } from "./draft.ts";

// The popup may be closed at any moment, and is written for each pause in typing rather than for each letter.
const draftPauseMs = 200;

/** What the popup needs to ping. */
export interface Pinging {
  /** What the text field holds; kept for the next time. */
  text: Signal<string>;
  /** Why the last ping was not sent, or null. */
  problem: Signal<string | null>;
  /** Pings one teammate by identity, or everyone with null. */
  ping(to: string | null): Promise<void>;
}

/** The text field's content and the way to send it. */
export const usePing = (firstText: string): Pinging => {
  const text = useSignal(firstText);
  const problem = useSignal<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => draft.set(text.value), draftPauseMs);
    return () => clearTimeout(timer);
  }, [text.value]);

  const ping = async (to: string | null) => {
    await draft.set(text.value);
    try {
      problem.value = await background.sendMessage("ping", { to, text: text.value.trim() });
    } catch (error) {
      problem.value =
        "Pingroom could not send this ping. Try again; reload the extension if that does not help.";
      throw error;
    }
  };
  return { text, problem, ping };
};
