import type { LeftOut } from "../shared/left-out.ts";
import { say } from "../shared/words/say.ts";
import { sayCount } from "../shared/words/say-count.ts";

// What checks shapes comes along, and is not needed before somebody has read it.
const dismiss = async () => (await import("../shared/left-out.ts")).dismissLeftOut();

/** Says what this browser had no room for, until that is dismissed. */
export const LeftOutNote = ({ leftOut: { pings, people } }: { leftOut: LeftOut }) => {
  const sentences = [
    ...(pings > 0 ? [sayCount("popup_left_out_pings", pings)] : []),
    ...(people && !people.isDismissed ? [say("popup_left_out_people")] : []),
  ];
  if (sentences.length === 0) return null;
  return (
    <footer class="problem-box">
      <p>{sentences.join(" ")}</p>
      <button type="button" onClick={dismiss}>
        {say("popup_left_out_dismiss")}
      </button>
    </footer>
  );
};
