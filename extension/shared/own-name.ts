import { cleanName } from "../../naming/clean-name.ts";
import type { Settings } from "./settings.ts";
import { nameOf } from "./teammate.ts";

/**
 * This person's name: as the service says while connected, and else as the service would make it of the one in the
 * settings.
 */
export const ownName = (
  connection: { state: string; identity?: string },
  { name }: Pick<Settings, "name">,
): string => (connection.identity === undefined ? cleanName(name) : nameOf(connection.identity));
