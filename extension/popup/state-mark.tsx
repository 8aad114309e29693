import type { PingState } from "./state-words.ts";

const paths: Record<PingState, string> = {
  sending: "M3 8h.01M8 8h.01M13 8h.01",
  pending: "M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2M8 5v3.2l2 1.3",
  expired: "m4 4 8 8M12 4l-8 8",
  delivered: "m3 8.5 3.5 3.5L13 4.5",
  seen: "m1 8.5 3.5 3.5L11 4.5M8.5 11.5l.5.5 6.5-7.5",
  answered: "M6.5 3.5 2.5 7.5l4 4M2.5 7.5h7a4 4 0 0 1 4 4v1",
};

/** How far a ping got, as a mark beside the words for it. */
export const StateMark = ({ state }: { state: PingState }) => (
  <svg class="mark" viewBox="0 0 16 16" aria-hidden="true">
    <path d={paths[state]} />
  </svg>
);
