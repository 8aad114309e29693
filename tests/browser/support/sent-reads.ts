import { alsoBehind, type Person } from "./person.ts";

/** Waits until the popup says of the sent ping with this text that it got that far. */
export const sentReads = async ({ popup }: Person, text: string, outcome: string): Promise<void> => {
  await popup.waitForFunction(
    (said, wanted) =>
      [...document.querySelectorAll(".history li.sent")].some(
        (entry) =>
          entry.querySelector("p")?.textContent === said &&
          entry.querySelector("small")?.textContent === wanted,
      ),
    alsoBehind,
    text,
    outcome,
  );
};
