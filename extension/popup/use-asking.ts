import { type ReadonlySignal, useSignal } from "@preact/signals";
import type { Target } from "../shared/last-target.ts";
import type { SentPing } from "../shared/ping.ts";
import { isLeftOver } from "./is-left-over.ts";
import type { Pinging } from "./use-ping.ts";

/** The question whether a text that was left from before is meant. */
export interface Asking {
  /** For whom it is asked; undefined while nothing is. */
  asked: ReadonlySignal<Target | undefined>;
  /** Whether to ask before pinging these: then the question stands, and the same once more is the answer. */
  asks(to: Target["to"]): boolean;
  forget(): void;
}

/** Has a key that is pressed twice say what one press may not: a popup that just opened is pressed Enter in blindly. */
export const useAsking = (
  { text, edited }: Pick<Pinging, "text" | "edited">,
  outbox: ReadonlySignal<SentPing[]>,
): Asking => {
  const asked = useSignal<Target | undefined>(undefined);
  return {
    asked,
    asks(to) {
      const isNew = asked.value === undefined || asked.value.to !== to;
      const asks = isNew && isLeftOver(text.value, edited.value, { to }, outbox.value);
      asked.value = asks ? { to } : undefined;
      return asks;
    },
    forget() {
      asked.value = undefined;
    },
  };
};
