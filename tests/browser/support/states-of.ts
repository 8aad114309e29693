import type { Person } from "./person.ts";

/** Collects each connection state that a person's popup shows from now on. */
export const statesOf = async ({ popup }: Person): Promise<string[]> => {
  const states: string[] = [];
  const name = `record${crypto.randomUUID().replaceAll("-", "")}`;
  await popup.exposeFunction(name, (state: string) => states.push(state));
  await popup.evaluate((record) => {
    const state = document.querySelector("header strong") as Element;
    new MutationObserver(() =>
      (window as unknown as Record<string, (s: string) => void>)[record]?.(state.textContent),
    ).observe(state, { subtree: true, childList: true, characterData: true });
  }, name);
  return states;
};
