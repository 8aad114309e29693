import { background } from "../../background/api.ts";
import { tellBackground } from "../../offscreen/tell-background.ts";
import type { Connection } from "../../shared/connection.ts";

/** Tells the background of the connections with all rooms. */
export interface ConnectionReports {
  /** Tells of a change. What changed again in the same room before that could be told is skipped. */
  report(room: string, connection: Connection): void;
  /** The room was left: what has not been told of it yet is nobody's business any more. */
  forget(room: string): void;
}

/** Makes what tells the background of each change, those of one room in order; none of a room hides behind another's. */
export const reportConnections = (): ConnectionReports => {
  const untold = new Map<string, Connection>();
  let telling = false;

  const tellAll = async (): Promise<void> => {
    if (telling) return;
    telling = true;
    for (const [room, connection] of untold) {
      untold.delete(room); // What is added meanwhile comes after the rest.
      await tellBackground(() => background.sendMessage("connectionChanged", { room, connection })).catch(
        (error: unknown) => console.error("telling the background of a connection", error),
      );
    }
    telling = false;
  };

  return {
    report: (room, connection) => {
      untold.set(room, connection);
      void tellAll();
    },
    forget: (room) => untold.delete(room),
  };
};
