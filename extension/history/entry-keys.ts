/** Whether keys pressed there are what somebody types. */
export const isEditable = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLSelectElement ||
  target instanceof HTMLTextAreaElement;

const neighbour = (entry: Element, step: 1 | -1): HTMLElement | undefined => {
  const entries = [...document.querySelectorAll<HTMLElement>(".entry")];
  return entries[entries.indexOf(entry as HTMLElement) + step];
};

/** Moves the focus to the entry after another one, if there is one. @param key of that one */
export const focusAfter = (key: string): boolean => {
  const entry = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  const next = entry ? neighbour(entry, 1) : undefined;
  next?.focus();
  return next !== undefined;
};

/**
 * Moves the focus on before an entry is deleted: to the same place in the next one, else in the one before.
 *
 * @param inside something in the entry
 * @param otherwise where to go when it is the last entry of all
 */
export const focusAfterEntry = (inside: Element, otherwise: HTMLElement | null): void => {
  const entry = inside.closest(".entry");
  const next = entry && (neighbour(entry, 1) ?? neighbour(entry, -1));
  const isOnButton = document.activeElement !== entry;
  const place = isOnButton ? next?.querySelector<HTMLElement>(".delete") : next;
  (place ?? otherwise)?.focus();
};

/** Moves among the entries with the arrow keys; Enter answers the one that has the focus, Delete deletes it. */
export const onEntryKey = (event: KeyboardEvent): void => {
  if (event.ctrlKey || event.metaKey || event.altKey || isEditable(event.target)) return;
  const entry = (event.target as Element).closest(".entry");
  if (!entry) return;
  const press = (selector: string) => entry.querySelector<HTMLElement>(selector);
  const acts: Record<string, () => void> = {
    ArrowDown: () => (neighbour(entry, 1) ?? document.querySelector<HTMLElement>(".older"))?.focus(),
    ArrowUp: () => neighbour(entry, -1)?.focus(),
    Delete: () => press(".delete")?.click(),
  };
  if (event.target === entry) {
    acts.Enter = () => {
      press(".answers input")?.focus();
      press(":scope > button.link")?.click();
    };
  }
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
};
