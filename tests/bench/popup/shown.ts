import type { Shown } from "../../browser/support/shown-popup.ts";
import { connectedWith, identityOf, receivedFrom, sentTo } from "../../browser/support/shown-team.ts";

/** How many pings are received, and as many are sent. */
export const half = 500;
/** Names of the teammates. */
export const team = Array.from({ length: 12 }, (_, n) => `Teammate ${n}`);
const aMinuteApart = (n: number) => ({ sentAt: Date.now() - n * 60_000 });
/** Connected with all of them, and no ping ever. */
export const aTeam: Shown = {
  connections: { ops: connectedWith(team) },
  knownTeammates: team.map((name) => ({ identity: identityOf(name), room: "ops", lastSeenAt: 1 })),
};
/** Half of them received, half of them sent. */
export const aThousandPings = (): Shown => ({
  inbox: Array.from({ length: half }, (_, n) =>
    receivedFrom("Teammate 1", `ping ${n}`, { seenAt: 1, ...aMinuteApart(n) }),
  ),
  outbox: Array.from({ length: half }, (_, n) => sentTo({ "Teammate 2": "seen" }, aMinuteApart(n))),
});
