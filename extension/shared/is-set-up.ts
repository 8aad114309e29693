import type { Settings } from "./settings.ts";

/** Whether the first run is done. */
export const isSetUp = ({ serviceUrl, name }: Pick<Settings, "serviceUrl" | "name">): boolean =>
  serviceUrl !== "" && name !== "";
