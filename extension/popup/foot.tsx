import { DiagnosisLink } from "../shared/diagnosis-link.tsx";
import type { ShownConnection } from "../shared/shown-connection.ts";
import { say } from "../shared/words/say.ts";
import { saySentence } from "../shared/words/say-sentence.ts";
import { ask } from "./ask.ts";
import { OpenMark } from "./open-mark.tsx";

/**
 * What there is to know of the connection: why there is none, or who else may be there. At the foot of the popup it moves
 * nothing as it comes and goes.
 */
export const Foot = ({ connection }: { connection: ShownConnection }) => {
  if (connection.state === "connected") return connection.openToGuests ? <OpenMark /> : null;
  if (connection.state !== "disconnected" && connection.state !== "paused") return null;
  const { why, advice } = connection;
  const isStuck = connection.state === "disconnected" && !connection.retry;
  return (
    <footer key={connection.state} class="problem-box">
      <p role="status">
        <strong>{saySentence(why)}</strong> {saySentence(advice)}{" "}
        {connection.state === "disconnected" && <DiagnosisLink />}
      </p>
      {connection.state === "paused" && (
        <button type="button" onClick={() => ask("connectNow", undefined)}>
          {say("cost_connect_now")}
        </button>
      )}
      {isStuck && (
        <button type="button" onClick={() => ask("tryAgain", undefined)}>
          {say("popup_try_again")}
        </button>
      )}
    </footer>
  );
};
