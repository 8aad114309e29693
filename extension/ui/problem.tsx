import { say } from "../shared/words/say.ts";

/** Whether the browser stores what arrives. */
export interface Storing {
  /** Since when it does not, milliseconds since 1970. */
  since?: number | undefined;
  /** Why not, in its words; absent when it has no room. */
  reason?: string | undefined;
}

/** Why what arrives cannot be stored, and what to do, in sentences. */
export interface StoringProblem {
  why: string;
  advice: string;
}

/** Says what keeps this browser from storing pings; undefined while nothing does. */
export const storingProblem = ({ since, reason }: Storing): StoringProblem | undefined => {
  if (since === undefined) return undefined;
  if (reason === undefined) return { why: say("storage_full"), advice: say("storage_full_advice") };
  return { why: say("storage_failing", reason), advice: say("storage_failing_advice") };
};

/** The way to the diagnosis page, in a tab of its own, for wherever a problem is told. */
export const DiagnosisLink = () => (
  <a href="../diagnosis/diagnosis.html" target="_blank" rel="noreferrer">
    {say("diagnosis_title")}
  </a>
);
