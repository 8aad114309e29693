import type { ConnectionProblem } from "../shared/connection-problem.ts";

/** Why we leave a room by ourselves to join it anew; shown only when joining does not work out. */
export const reasonsToRejoin = {
  all: {
    why: "Nothing comes back from the room.",
    advice: "Joining again; check your network if this stays.",
    retry: true,
  },
  one: {
    why: "The way to somebody in the room is broken.",
    advice: "Joining again.",
    retry: true,
  },
  hearing: {
    why: "Somebody in the room cannot hear this browser yet.",
    advice: "Joining again.",
    retry: true,
  },
  planned: {
    why: "The time for one stay in the room is nearly over.",
    advice: "Joining again.",
    retry: true,
  },
} satisfies Record<string, ConnectionProblem>;
