import { type ReadonlySignal, useSignal } from "@preact/signals";
import type { Draft } from "../shared/core-values-schema.ts";
import { isSameTarget } from "../shared/identity.ts";
import type { Target } from "../shared/ping-schema.ts";
import type { Pinging } from "./use-ping.ts";

/**
 * Why a press may not be meant: the text lay in the field, or belongs to another room; or everyone would be pinged without
 * a word.
 */
type Doubt = "left-over" | "elsewhere" | "wordless";

/** What is pressed, and with which text in the field. */
export interface Press {
  draft: Draft;
  /** Whether the text was typed since the popup was opened, and is still to be sent. */
  edited: boolean;
  to: Target["to"];
  /** The room that is shown. */
  room: string;
  /** Whether by a key, which may be pressed blindly. */
  byKey: boolean;
}

/**
 * What speaks against sending at once. A text that has lain in the field since the popup was last open goes to nobody by a
 * key; nor does one that belongs to another room, and not to everyone by hand either. Everyone gets no ping without words
 * that was pressed once.
 *
 * @returns undefined if nothing does
 */
export const doubtAbout = ({ draft, edited, to, room, byKey }: Press): Doubt | undefined => {
  const said = draft.text.trim();
  if (said === "") return to === null ? "wordless" : undefined;
  if (draft.room !== undefined && draft.room !== room) return byKey || to === null ? "elsewhere" : undefined;
  return edited || !byKey ? undefined : "left-over";
};

/** Who is asked about, and why. */
export interface Question {
  to: Target["to"];
  doubt: Doubt;
}

/** The question whether a press is meant. */
export interface Asking {
  /** What is asked; undefined while nothing is. */
  asked: ReadonlySignal<Question | undefined>;
  /** Whether to ask before pinging these: then the question stands, and the same once more is the answer. */
  asks(to: Target["to"], byKey: boolean): boolean;
  forget(): void;
}

/** Has what is pressed twice say what one press may not: a popup that just opened is pressed Enter in blindly. */
export const useAsking = ({ draft, edited }: Pick<Pinging, "draft" | "edited">, room: string): Asking => {
  const asked = useSignal<Question | undefined>(undefined);
  return {
    asked,
    asks(to, byKey) {
      const press = { draft: draft.value, edited: edited.value, to, room, byKey };
      const isAnswer = asked.value !== undefined && isSameTarget(asked.value.to, to);
      const doubt = isAnswer ? undefined : doubtAbout(press);
      asked.value = doubt && { to, doubt };
      return doubt !== undefined;
    },
    forget() {
      asked.value = undefined;
    },
  };
};
