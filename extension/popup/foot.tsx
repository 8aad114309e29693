import type { ShownConnection } from "../shared/connections.ts";
import type { LeftOut } from "../shared/core-values-schema.ts";
import { DiagnosisLink } from "../shared/diagnosis-link.tsx";
import type { StoringProblem } from "../shared/storing-problem.ts";
import { say, saySentence } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";
import { LeftOutNote } from "./left-out-note.tsx";
import { OpenMark } from "./open-mark.tsx";

/**
 * What there is to know of the connection: why there is none, or who else may be there. At the foot of the popup it moves
 * nothing as it comes and goes.
 */
export const Foot = ({
  connection,
  storing,
  leftOut,
}: {
  connection: ShownConnection;
  /** Why what arrives cannot be stored, and what to do; undefined while it can. */
  storing: StoringProblem | undefined;
  /** What there was no room for. */
  leftOut: LeftOut;
}) => {
  const { state } = connection;
  const problem = state === "disconnected" || state === "paused" ? connection : undefined;
  const isStuck = connection.state === "disconnected" && !connection.retry;
  return (
    <>
      {connection.state === "connected" && connection.openToGuests && <OpenMark />}
      {/* There before anything is wrong: what comes with its text already in it is not read out. */}
      <div role="status">
        {storing && (
          <footer class="problem-box">
            <p>
              <strong>{storing.why}</strong> {storing.advice} <DiagnosisLink />
            </p>
          </footer>
        )}
        <LeftOutNote leftOut={leftOut} />
        {problem && (
          <footer key={state} class="problem-box">
            <p>
              <strong>{saySentence(problem.why)}</strong> {saySentence(problem.advice)}{" "}
              {state === "disconnected" && <DiagnosisLink />}
            </p>
            {state === "paused" && (
              <button type="button" onClick={() => ask("connectNow")}>
                {say("cost_connect_now")}
              </button>
            )}
            {isStuck && (
              <button type="button" onClick={() => ask("tryAgain")}>
                {say("popup_try_again")}
              </button>
            )}
          </footer>
        )}
      </div>
    </>
  );
};
