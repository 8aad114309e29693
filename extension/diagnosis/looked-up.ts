import { type ReadonlySignal, signal } from "@preact/signals";

/** What is looked up at once, and again every so often while the page is in sight, as a signal. */
export const lookedUp = <T>(
  everyMs: number,
  look: () => Promise<T>,
): { found: ReadonlySignal<T | undefined>; again(): Promise<void> } => {
  const found = signal<T | undefined>(undefined);
  const again = async () => {
    found.value = await look();
  };
  again();
  setInterval(() => {
    if (!document.hidden) again();
  }, everyMs);
  return { found, again };
};
