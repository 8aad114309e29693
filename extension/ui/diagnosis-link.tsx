import { say } from "../shared/words/say.ts";

/** The way to the diagnosis page, in a tab of its own, for wherever a problem is told. */
export const DiagnosisLink = () => (
  <a href="../diagnosis/diagnosis.html" target="_blank" rel="noreferrer">
    {say("diagnosis_title")}
  </a>
);
