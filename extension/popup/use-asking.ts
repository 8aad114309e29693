import { type ReadonlySignal, useSignal } from "@preact/signals";
import { isSameTarget } from "../shared/identity.ts";
import type { Target } from "../shared/last-target.ts";
import type { SentPing } from "../shared/ping-schema.ts";
import { type Doubt, doubtAbout } from "./doubt-about.ts";
import type { Pinging } from "./use-ping.ts";

/** Who is asked about, and why. */
export interface Question {
  to: Target["to"];
  doubt: Doubt;
}

/** The question whether a text is meant for those whom a press would ping. */
export interface Asking {
  /** What is asked; undefined while nothing is. */
  asked: ReadonlySignal<Question | undefined>;
  /** Whether to ask before pinging these: then the question stands, and the same once more is the answer. */
  asks(to: Target["to"], byKey: boolean): boolean;
  forget(): void;
}

/** Has what is pressed twice say what one press may not: a popup that just opened is pressed Enter in blindly. */
export const useAsking = (
  { draft, edited }: Pick<Pinging, "draft" | "edited">,
  room: string,
  outbox: ReadonlySignal<SentPing[]>,
): Asking => {
  const asked = useSignal<Question | undefined>(undefined);
  return {
    asked,
    asks(to, byKey) {
      const press = { draft: draft.value, edited: edited.value, to, room, byKey };
      const isAnswer = asked.value !== undefined && isSameTarget(asked.value.to, to);
      const doubt = isAnswer ? undefined : doubtAbout(press, outbox.value);
      asked.value = doubt && { to, doubt };
      return doubt !== undefined;
    },
    forget() {
      asked.value = undefined;
    },
  };
};
