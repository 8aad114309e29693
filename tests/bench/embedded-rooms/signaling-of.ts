import type { MeasuredService } from "../support/start-pingroom.ts";
import type { GeneratorInput } from "./generator-words.ts";
import { signingKeyIn } from "./room-token.ts";

/** Where to join the rooms of a service, and with whose tokens. */
export const signalingOf = async ({ url, dataDir }: MeasuredService): Promise<GeneratorInput> => ({
  url: `${url.replace(/^http/, "ws")}/signaling`,
  signingKey: await signingKeyIn(dataDir),
});
