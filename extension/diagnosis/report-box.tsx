import { useSignal } from "@preact/signals";
import { say } from "../shared/words/say.ts";

/** The report for somebody else: what will be copied, and the button that does. */
export const ReportBox = ({ text }: { text: string }) => {
  const said = useSignal("");
  const copy = async () => {
    said.value = await navigator.clipboard.writeText(text).then(
      () => say("diagnosis_copied"),
      () => say("diagnosis_not_copied"),
    );
  };
  return (
    <section class="card report">
      <div class="act">
        <div>
          <h2>{say("diagnosis_report")}</h2>
          <p class="quiet">{say("diagnosis_report_what")}</p>
        </div>
        <button class="primary" type="button" onClick={copy}>
          {say("diagnosis_copy")}
        </button>
        <span role="status">{said.value}</span>
      </div>
      <details>
        <summary>{say("diagnosis_preview")}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so has to be reached with the keyboard */}
        <pre tabIndex={0}>{text}</pre>
      </details>
    </section>
  );
};
