import { useSignal } from "@preact/signals";
import { Field } from "../shared/field.tsx";
import { ask } from "../ui/core.ts";

/** A setting that is a line of text, stored as soon as it is changed to something valid. */
export const TextSetting = (props: {
  setting: "name";
  label: string;
  value: string;
  hint: string;
  /** Says what is wrong with what was typed, or null. */
  problemOf(typed: string): string | null;
}) => {
  const problem = useSignal<string | null>(null);
  const store = async (typed: string) => {
    problem.value = props.problemOf(typed);
    if (!problem.value) await ask("changeSettings", { [props.setting]: typed.trim() });
  };
  return (
    <Field
      label={props.label}
      name={props.setting}
      value={props.value}
      hint={props.hint}
      problem={problem.value}
      onChange={(event) => store(event.currentTarget.value)}
    />
  );
};
