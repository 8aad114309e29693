import { type ReadonlySignal, type Signal, useComputed, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Draft } from "../shared/core-values-schema.ts";
import type { Priority } from "../shared/ping-schema.ts";
import type { PingReference } from "../shared/receipt.ts";
import { say } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";

const isSame = (one: Draft | undefined, other: Draft): boolean =>
  one?.text === other.text && one.room === other.room && one.priority === other.priority;

let kept: Draft | undefined;

/** Has the core keep what the text field holds; not once more what this page has had kept last. */
export const keepDraft = async (draft: Draft): Promise<void> => {
  if (isSame(kept, draft)) return;
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
  /** What the text field holds, for which room, and how urgent it is to be; kept for the next time. */
  draft: ReadonlySignal<Draft>;
  /** Whether it was typed since the popup was opened, and is still to be sent. */
  edited: ReadonlySignal<boolean>;
  /** How urgent the next ping is; the one after it is an ordinary one. */
  priority: ReadonlySignal<Priority>;
  /** The text that was sent last from this popup; empty if none was. */
  sent: ReadonlySignal<string>;
  /** Why the last ping was not sent, or null. */
  problem: ReadonlySignal<string | null>;
  /** The text field holds this now, for a room. */
  type(text: string, room: string): void;
  choosePriority(priority: Priority): void;
  /** Pings one person of a room by name, or everyone there with null. The field is empty from then on, unless it fails. */
  ping(to: string | null, room: string): Promise<void>;
  /** Answers a received ping. */
  answer(ping: PingReference, text: string): Promise<void>;
}

/** Keeps what is typed, a pause in typing after it; what is just being sent goes with the ping. */
const useKept = (draft: ReadonlySignal<Draft>, sending: Signal<number>): void => {
  const found = useRef(draft.value);
  useEffect(() => {
    if (draft.value === found.current || sending.value > 0) return;
    const timer = setTimeout(() => keepDraft(draft.value), draftPauseMs);
    return () => clearTimeout(timer);
  }, [draft.value, sending.value]);
};

/** The text field's content and the ways to send something. @param stored what the core keeps of it */
export const usePing = (stored: ReadonlySignal<Draft | undefined>): Pinging => {
  const draft = useSignal<Draft>(stored.value ?? { text: "" });
  const edited = useSignal(false);
  const problem = useSignal<string | null>(null);
  const sending = useSignal(0);
  const sent = useSignal("");
  const priority = useComputed<Priority>(() => draft.value.priority ?? "ping");
  useKept(draft, sending);

  const isStored = stored.value !== undefined;
  const wasStored = useRef(isStored);
  useEffect(() => {
    // The core forgets it with the team that it was meant for.
    if (wasStored.current && !isStored && !edited.value && sending.value === 0) draft.value = { text: "" };
    wasStored.current = isStored;
  }, [isStored]);

  const attempt = async (send: () => Promise<string | null>) => {
    try {
      problem.value = await send();
    } catch (error) {
      problem.value = say("popup_not_sent_try_again");
      throw error;
    }
  };
  const ping = async (to: string | null, room: string) => {
    const before = draft.value;
    const next: Draft = { text: "", room };
    const what = { to, room, text: before.text.trim(), priority: priority.value };
    draft.value = next;
    sent.value = what.text || sent.value;
    const wasEdited = edited.value;
    edited.value = false;
    sending.value += 1;
    try {
      await attempt(() => ask("ping", what));
    } finally {
      if (problem.value !== null && draft.value === next) {
        draft.value = before; // Nothing was typed since.
        edited.value = wasEdited;
      }
      sending.value -= 1;
    }
  };
  return {
    draft,
    edited,
    priority,
    sent,
    problem,
    type: (text, room) => {
      draft.value = { ...draft.value, text, room };
      edited.value = text !== "";
    },
    choosePriority: (chosen) => {
      const { priority: _, ...rest } = draft.value;
      draft.value = chosen === "ping" ? rest : { ...rest, priority: chosen };
    },
    ping,
    answer: ({ id, from }, text) => attempt(() => ask("answer", { ping: { id, from }, text })),
  };
};
