import { type ReadonlySignal, useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Draft } from "../shared/core-values-schema.ts";
import { isSameTarget } from "../shared/identity.ts";
import type { PingReference } from "../shared/ping.ts";
import type { Priority } from "../shared/ping-schema.ts";
import { say } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";
import { drawingPause } from "../ui/delayed-signal.ts";

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

/** What has just been sent: for a moment it still stands in the field. */
interface Leaving {
  draft: Draft;
  to: string | null;
  room: string;
}

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

/**
 * Keeps what is typed, a pause in typing after it; what is just being sent goes with the ping.
 *
 * @param leaving what has just been sent, and still stands in the field
 */
const useKept = (
  draft: ReadonlySignal<Draft>,
  sending: ReadonlySignal<number>,
  leaving: { readonly current: Leaving | undefined },
): void => {
  const found = useRef(draft.peek());
  // An effect, so that a letter that is typed has nothing but the field drawn anew.
  useSignalEffect(() => {
    if (draft.value === found.current || sending.value > 0) return;
    const timer = setTimeout(() => {
      if (leaving.current?.draft !== draft.peek()) keepDraft(draft.peek());
    }, draftPauseMs);
    return () => clearTimeout(timer);
  });
};

/** The text field's content and the ways to send something. @param stored what the core keeps of it */
export const usePing = (stored: ReadonlySignal<Draft | undefined>): Pinging => {
  const draft = useSignal<Draft>(stored.peek() ?? { text: "" });
  const edited = useSignal(false);
  const problem = useSignal<string | null>(null);
  const sending = useSignal(0);
  const sent = useSignal("");
  const priority = useComputed<Priority>(() => draft.value.priority ?? "ping");
  const leaving = useRef<Leaving | undefined>(undefined);
  useKept(draft, sending, leaving);

  const wasStored = useRef(stored.peek() !== undefined);
  useSignalEffect(() => {
    const isStored = stored.value !== undefined;
    const isSending = sending.peek() > 0 || leaving.current !== undefined;
    // The core forgets it with the team that it was meant for.
    if (wasStored.current && !isStored && !edited.peek() && !isSending) draft.value = { text: "" };
    wasStored.current = isStored;
  });

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
    const gone = leaving.current?.draft === before ? leaving.current : undefined;
    if (gone?.room === room && isSameTarget(gone.to, to)) return; // Nobody presses twice so fast, but a key may bounce.
    const mine: Leaving = { draft: before, to, room };
    leaving.current = mine;
    const text = gone ? "" : before.text.trim();
    const what = { to, room, text, priority: gone ? "ping" : priority.value } as const;
    const sends = attempt(() => ask("ping", what));
    const fails = sends.then(
      () => problem.value !== null,
      () => true,
    );
    await drawingPause();
    if (leaving.current === mine) leaving.current = undefined;
    sending.value += 1;
    sent.value = what.text || sent.value;
    const next: Draft = { text: "", room };
    const wasEdited = edited.value;
    if (draft.value === before) {
      kept = next; // The core forgets the draft with the ping.
      draft.value = next;
      edited.value = false;
    }
    if ((await fails) && draft.value === next && leaving.current?.draft !== next) {
      kept = undefined;
      draft.value = before; // Nothing was typed or sent since.
      edited.value = wasEdited;
    }
    sending.value -= 1;
    await sends;
  };
  /** What has just been sent, and still stands in the field; whoever types there begins something new. */
  const sentInField = (): string | undefined =>
    leaving.current?.draft === draft.value ? draft.value.text : undefined;
  return {
    draft,
    edited,
    priority,
    sent,
    problem,
    type: (text, room) => {
      const before = sentInField();
      const typed = before !== undefined && text.startsWith(before) ? text.slice(before.length) : text;
      draft.value = { ...(before === undefined && draft.value), text: typed, room };
      edited.value = typed !== "";
    },
    choosePriority: (chosen) => {
      const { priority: _, ...rest } = sentInField() === undefined ? draft.value : { text: "" };
      draft.value = chosen === "ping" ? rest : { ...rest, priority: chosen };
    },
    ping,
    answer: ({ id, from }, text) => attempt(() => ask("answer", { ping: { id, from }, text })),
  };
};
