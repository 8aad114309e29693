import type { LeftOut } from "../shared/core-values-schema.ts";
import { say, sayCount } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";

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
      <button type="button" onClick={() => ask("dismissLeftOut")}>
        {say("popup_left_out_dismiss")}
      </button>
    </footer>
  );
};
