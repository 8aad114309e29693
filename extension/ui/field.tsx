import type { InputHTMLAttributes } from "preact";

/** A labelled text input with a line under it for a hint or, instead, for what is wrong. */
export const Field = ({
  label,
  hint,
  problem,
  ...input
}: {
  label: string;
  hint?: string;
  problem?: string | null | undefined;
} & InputHTMLAttributes<HTMLInputElement>) => {
  const [labelId, noteId] = [`${input.name}-label`, `${input.name}-note`];
  return (
    <label class="field">
      <span id={labelId}>{label}</span>
      {/* Named by the label alone: what is noted below it would be read out twice. */}
      <input {...input} aria-labelledby={labelId} aria-invalid={Boolean(problem)} aria-describedby={noteId} />
      <small id={noteId} class={problem ? "problem" : ""}>
        {/* There before its words are, since only a change in it is read out. */}
        <span role="alert">{problem}</span>
        {problem ? null : hint}
      </small>
    </label>
  );
};

/** A switch and what it means. */
export const Checkbox = ({
  name,
  label,
  checked,
  onChange,
}: {
  name?: string;
  label: string;
  checked: boolean;
  onChange(checked: boolean): void;
}) => (
  <label class="checkbox">
    <input
      type="checkbox"
      name={name}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
    <span>{label}</span>
  </label>
);
