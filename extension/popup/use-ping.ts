import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Priority } from "../shared/ping.ts";
import type { PingReference } from "../shared/receipt.ts";
import { say } from "../shared/words/say.ts";
import { ask } from "./ask.ts";
import { keepDraft } from "./keep-draft.ts";

// The popup may be closed at any moment, and is written for each pause in typing rather than for each letter.
const draftPauseMs = 200;

/** What the popup needs to ping. */
export interface Pinging {
  /** What the text field holds; kept for the next time. */
  text: Signal<string>;
  /** Whether it was typed since the popup was opened, and is still to be sent. */
  edited: Signal<boolean>;
  /** How urgent the next ping is; the one after it is an ordinary one. */
  priority: Signal<Priority>;
  /** Why the last ping was not sent, or null. */
  problem: Signal<string | null>;
  /** Pings one person of a room by name, or everyone there with null. */
  ping(to: string | null, room: string): Promise<void>;
  /** Answers a received ping. */
  answer(ping: PingReference, text: string): Promise<void>;
}

/** The text field's content and the ways to send something. */
export const usePing = (firstText: string): Pinging => {
  const text = useSignal(firstText);
  const edited = useSignal(false);
  const priority = useSignal<Priority>("ping");
  const problem = useSignal<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => keepDraft(text.value), draftPauseMs);
    return () => clearTimeout(timer);
  }, [text.value]);

  const attempt = async (send: () => Promise<string | null>) => {
    try {
      problem.value = await send();
    } catch (error) {
      problem.value = say("popup_not_sent_try_again");
      throw error;
    }
  };
  const ping = async (to: string | null, room: string) => {
    const what = { to, room, text: text.value.trim(), priority: priority.value };
    await Promise.all([attempt(() => ask("ping", what)), keepDraft(text.value)]);
    if (problem.value !== null) return;
    priority.value = "ping";
    if (text.value.trim() === what.text) edited.value = false;
  };
  const answer = ({ id, from }: PingReference, words: string) =>
    attempt(() => ask("answer", { ping: { id, from }, text: words }));
  return { text, edited, priority, problem, ping, answer };
};
