import { background } from "../background/api.ts";
import { encode } from "../shared/wire.ts";
import type { Stay } from "./stay.ts";
import { tellBackground } from "./tell-background.ts";

/** Asks a device that has come into the room how far pings got with it, if there is something to ask. */
export const meet = async (identity: string, { identity: own, room }: Stay): Promise<void> => {
  try {
    const pings = await tellBackground(() => background.sendMessage("met", { identity, own }));
    if (pings.length > 0) room.send(encode({ kind: "inquiry", to: identity, pings }));
  } catch (error) {
    console.error("asking a device about pings", error);
  }
};
