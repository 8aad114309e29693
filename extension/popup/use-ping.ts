import { type ReadonlySignal, type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Draft } from "../shared/core-values-schema.ts";
import type { Priority } from "../shared/ping-schema.ts";
import type { PingReference } from "../shared/receipt.ts";
import { say } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";

let kept: Draft | undefined;

/** Has the core keep what the text field holds; not once more what this page has had kept last. */
export const keepDraft = async (draft: Draft): Promise<void> => {
  if (draft.text === kept?.text && draft.room === kept.room) return;
  kept = draft;
  try {
    await ask("keepDraft", draft);
  } catch (error) {
    kept = undefined;
    throw error;
  }
};

// The popup may be closed at any moment, and is written for each pause in typing rather than for each letter.
const draftPauseMs = 200;

/** What the popup needs to ping. */
export interface Pinging {
  /** What the text field holds, and for which room; kept for the next time. */
  draft: ReadonlySignal<Draft>;
  /** Whether it was typed since the popup was opened, and is still to be sent. */
  edited: ReadonlySignal<boolean>;
  /** How urgent the next ping is; the one after it is an ordinary one. */
  priority: Signal<Priority>;
  /** Why the last ping was not sent, or null. */
  problem: ReadonlySignal<string | null>;
  /** The text field holds this now, for a room. */
  type(text: string, room: string): void;
  /** Pings one person of a room by name, or everyone there with null. */
  ping(to: string | null, room: string): Promise<void>;
  /** Answers a received ping. */
  answer(ping: PingReference, text: string): Promise<void>;
}

/** The text field's content and the ways to send something. @param kept what the core keeps of it */
export const usePing = (kept: ReadonlySignal<Draft | undefined>): Pinging => {
  const draft = useSignal<Draft>(kept.value ?? { text: "" });
  const edited = useSignal(false);
  const priority = useSignal<Priority>("ping");
  const problem = useSignal<string | null>(null);
  const isKept = kept.value !== undefined;
  const wasKept = useRef(isKept);
  const type = (text: string, room: string) => {
    draft.value = { text, room };
    edited.value = text !== "";
  };
  useEffect(() => {
    // Nothing is kept where nobody has typed yet, and where the core forgot it with the ping that it became.
    if (wasKept.current && !isKept) {
      draft.value = { text: "" };
      edited.value = false;
    }
    wasKept.current = isKept;
  }, [isKept]);
  const found = useRef(draft.value);
  useEffect(() => {
    if (draft.value === found.current) return; // It is what is kept.
    const timer = setTimeout(() => keepDraft(draft.value), draftPauseMs);
    return () => clearTimeout(timer);
  }, [draft.value]);

  const attempt = async (send: () => Promise<string | null>) => {
    try {
      problem.value = await send();
    } catch (error) {
      problem.value = say("popup_not_sent_try_again");
      throw error;
    }
  };
  const begun = useRef(0);
  const ping = async (to: string | null, room: string) => {
    const { text } = draft.value;
    const what = { to, room, text: text.trim(), priority: priority.value };
    priority.value = "ping"; // At once, since what is chosen from now on is for the next one.
    begun.current += 1;
    const mine = begun.current;
    const sending = attempt(() => ask("ping", what)).finally(() => {
      const isLast = mine === begun.current && priority.value === "ping";
      if (isLast && problem.value !== null) priority.value = what.priority;
    });
    await Promise.all([sending, keepDraft(draft.value)]);
    if (problem.value !== null) return;
    if (draft.value.text.trim() !== what.text) return;
    edited.value = false;
    draft.value = { text: draft.value.text, room };
  };
  const answer = ({ id, from }: PingReference, words: string) =>
    attempt(() => ask("answer", { ping: { id, from }, text: words }));
  return { draft, edited, priority, problem, type, ping, answer };
};
