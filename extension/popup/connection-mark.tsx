import type { ShownConnection } from "../shared/connections.ts";

// Told apart by their shape, for those who cannot tell the colours apart.
const shapes: Record<ShownConnection["state"], string> = {
  connected: "M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 1 0 0-9",
  connecting: "M8 3a5 5 0 1 1-4.3 2.5",
  checking: "M8 3a5 5 0 1 1-4.3 2.5",
  reconnecting: "M8 3a5 5 0 1 1-4.3 2.5",
  disconnected: "m4 4 8 8M12 4l-8 8",
  paused: "M5.5 4v8M10.5 4v8",
};

/** The connection with a room as a mark, beside the words for it. */
export const ConnectionMark = ({ state }: Pick<ShownConnection, "state">) => (
  <svg class={`connection-mark ${state}`} viewBox="0 0 16 16" aria-hidden="true">
    <path d={shapes[state]} />
  </svg>
);
