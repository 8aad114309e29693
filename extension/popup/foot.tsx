import type { ShownConnection } from "../shared/connections.ts";
import type { LeftOut } from "../shared/core-values-schema.ts";
import { isSamePerson } from "../shared/identity.ts";
import type { Called } from "../shared/told-apart.ts";
import { say, sayCount, saySentence } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";
import { DiagnosisLink, type StoringProblem } from "../ui/problem.tsx";

/** Says that nobody was asked for an invite here; at the popup's foot, where nothing moves when it comes. */
const OpenMark = () => (
  <footer class="open-mark">
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <rect x="4" y="11" width="16" height="10" rx="2" />
      <path d="M8 11V7a4 4 0 0 1 7.5-2" />
    </svg>
    {say("popup_open")}
  </footer>
);

type Reconnecting = ShownConnection & { state: "reconnecting" };

// A planned rejoin takes a second, and is over before anybody has read of it.
const isPlanned = ({ why }: Reconnecting): boolean =>
  why !== undefined && "word" in why && why.word === "problem_stay_nearly_over";

/** Says why the connection is being repaired, and what becomes of pings meanwhile. */
const ReconnectingNote = ({ connection }: { connection: Reconnecting }) => (
  <footer class="problem-box">
    <p>
      <strong>
        {connection.why === undefined ? say("popup_reconnecting_service_lost") : saySentence(connection.why)}
      </strong>{" "}
      {say("popup_reconnecting_waits")}
    </p>
  </footer>
);

/** Says what this browser had no room for, until that is dismissed. */
const LeftOutNote = ({ leftOut: { pings, people } }: { leftOut: LeftOut }) => {
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

/** Tells until it was read who has come with a device that was not known: whoever got hold of an invite may have. */
export const NewDevices = ({
  devices,
  own,
  called,
}: {
  devices: readonly { identity: string }[];
  /** This person. */
  own: string;
  called: Called;
}) => {
  const sentenceOf = (identity: string) =>
    isSamePerson(identity, own) ? say("popup_new_device_own") : say("popup_new_device", called(identity));
  const sentences = new Set(devices.map(({ identity }) => sentenceOf(identity)));
  return (
    // There before it says anything: what comes with its text already in it is not read out.
    <div role="status">
      {sentences.size > 0 && (
        <footer class="problem-box">
          <p>{[...sentences].join(" ")}</p>
          <button
            type="button"
            onClick={() =>
              ask(
                "dismissNewDevices",
                devices.map(({ identity }) => identity),
              )
            }
          >
            {say("popup_new_device_read")}
          </button>
        </footer>
      )}
    </div>
  );
};

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
        {connection.state === "reconnecting" && !isPlanned(connection) && (
          <ReconnectingNote connection={connection} />
        )}
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
