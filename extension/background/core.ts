import { connectToCore } from "../core/client.ts";
import { openCore } from "./offscreen-document.ts";

/** The service worker's way to the core, which it opens where there is none. */
export const core = connectToCore(openCore);

/** Tells the core of something, which nobody awaits. What fails is told in the console. */
export const tell = (telling: Promise<unknown>): void => {
  telling.catch((error: unknown) => console.error("telling the core", error));
};
