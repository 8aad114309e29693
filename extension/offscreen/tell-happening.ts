import { background } from "../background/api.ts";
import type { Happening } from "../shared/timeline.ts";
import { tellBackground } from "./tell-background.ts";

/** Tells the background of something that connections depend on, to be remembered. */
export const tellHappening = (what: Happening): void => {
  tellBackground(() => background.sendMessage("happened", { what })).catch((error) =>
    console.error("telling the background what happened", error),
  );
};
