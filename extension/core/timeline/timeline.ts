import type { Connection } from "../../shared/connection.ts";
import type { Change } from "../../shared/timeline.ts";
import { timeline } from "../store/values.ts";
import { withChange } from "./with-change.ts";

const note = async (changes: readonly Omit<Change, "at">[]): Promise<void> => {
  const at = Date.now();
  await timeline.update((stored) =>
    changes.reduce<Change[]>((known, change) => withChange(known, { at, ...change }), stored),
  );
};

/** Remembers something that happened to the connection, for the diagnosis page. */
export const noteChange = (change: Omit<Change, "at">): Promise<void> => note([change]);

/** Remembers to what the rooms have come, and why. */
export const noteConnections = (all: Readonly<Record<string, Connection>>): Promise<void> =>
  note(
    Object.entries(all).map(([room, connection]) => ({
      what: connection.state,
      room,
      ...("why" in connection && connection.why && { why: connection.why }),
    })),
  );
