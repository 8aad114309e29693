import { connectToCore } from "../core/client.ts";
import { openCore } from "./offscreen-document.ts";

/** Makes sure that there is a core that answers; one that has taken the place of a mute one is told so. */
export const openAnswering = (): Promise<void> => openCore(() => tell(core.ask("coreReplaced")));

/** The service worker's way to the core, which it opens where there is none. */
export const core = connectToCore(openAnswering);

/** Tells the core of something, which nobody awaits. What fails is told in the console. */
export const tell = (telling: Promise<unknown>): void => {
  telling.catch((error: unknown) => console.error("telling the core", error));
};
