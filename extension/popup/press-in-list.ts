const isLetter = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean =>
  !ctrlKey && !altKey && !metaKey && key !== " " && ([...key].length === 1 || key === "Process");

const steps: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Where else keys pressed in a list lead to. */
export interface ListKeys {
  /** What can be pressed there, from top to bottom. */
  buttons: readonly HTMLElement[];
  /** The way out at the top. */
  leave?: (() => void) | undefined;
  /** Where letters go. */
  find?: (() => void) | undefined;
}

/** Moves the focus within a list as arrows, Home and End say, and hands letters on. */
export const pressInList = (event: KeyboardEvent, { buttons, leave, find }: ListKeys): void => {
  const step = steps[event.key];
  if (step) {
    event.preventDefault(); // Or the list would scroll as well.
    const next = step(buttons.indexOf(event.target as HTMLElement), buttons.length);
    if (next < 0) leave?.();
    else buttons[next]?.focus();
  } else if (find && isLetter(event)) {
    find(); // The letter goes to where the focus is now.
  }
};
