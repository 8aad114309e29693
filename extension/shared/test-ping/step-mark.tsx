import type { TestPingStepState } from "./test-ping-run.ts";

// Strokes in a field of 20 by 20; each state has a form of its own, so that none is told by its colour alone.
const strokes: Record<TestPingStepState["state"], string> = {
  waiting: "",
  running: "M10,3a7,7,0,0,1,7,7",
  done: "M5.5,10.5l3,3,6-6.5",
  failed: "M6.5,6.5l7,7m0-7l-7,7",
  unknown: "M6.5,10h7",
};

/** How a step stands, as a mark; it is said in words beside it. */
export const StepMark = ({ state }: { state: TestPingStepState["state"] }) => (
  <svg class={`mark ${state}`} viewBox="0 0 20 20" aria-hidden="true">
    <circle cx="10" cy="10" r="7" />
    <path d={strokes[state]} />
  </svg>
);
