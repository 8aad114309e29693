import { background } from "../../background/api.ts";
import { tellBackground } from "../../offscreen/tell-background.ts";
import type { Happening } from "../../shared/timeline.ts";

/** Tells the background of something that connections depend on, to be remembered. @param room the one that it happened in, if in one */
export const tellHappening = (what: Happening, room?: string): void => {
  tellBackground(() =>
    background.sendMessage("happened", { what, ...(room !== undefined && { room }) }),
  ).catch((error) => console.error("telling the background what happened", error));
};
