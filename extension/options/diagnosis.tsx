import type { StorageProblem } from "../shared/core-values-schema.ts";
import { say } from "../shared/words/say.ts";

/** The way to the diagnosis page, and whether there is something to look at. */
export const Diagnosis = ({ problems }: { problems: readonly StorageProblem[] }) => (
  <section class="diagnosis">
    <h2>{say("diagnosis_title")}</h2>
    {problems.length > 0 && <p class="problem">{say("diagnosis_wrong_shape")}</p>}
    <p>
      <a href="../diagnosis/diagnosis.html">{say("diagnosis_open")}</a>
    </p>
  </section>
);
