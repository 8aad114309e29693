import { expect, test } from "vitest";
import { latencyNotes } from "./latency-notes.ts";

test("the notes say how much room there is between the two shells of this run", () => {
  const direct = { name: "direct", ms: [8, 9, 8] };
  const socketIo = { name: "the shell over Socket.IO", ms: [13, 14, 15] };
  expect(latencyNotes(0.1, direct, socketIo).join(" ")).toContain(
    "the shell over Socket.IO took 6.0 ms more than the direct shell",
  );
});
