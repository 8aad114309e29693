import type { Teammate } from "./roster.ts";

// Told apart by their shape, for those who cannot tell the colours apart.
const shapes: Record<Teammate["presence"], string> = {
  here: "",
  away: "M8 4.5V8l2.5 1.5",
  "do-not-disturb": "M4.5 8h7",
  silent: "M6 6.2a2 2 0 1 1 2.6 2.2q-.6.2-.6 1M8 11.7h.01",
  plain: "",
  offline: "",
  unknown: "",
};

const isHollow: ReadonlySet<Teammate["presence"]> = new Set(["plain", "offline", "unknown"]);

/** How somebody is, as a mark at the foot of their picture. */
export const PresenceMark = ({ presence }: Pick<Teammate, "presence">) => (
  <svg class={`presence ${presence}`} viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r={isHollow.has(presence) ? 5.5 : 7} />
    <path d={shapes[presence]} />
  </svg>
);
