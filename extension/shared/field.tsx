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
  const noteId = `${input.name}-note`;
  return (
    <label class="field">
      <span>{label}</span>
      <input {...input} aria-invalid={Boolean(problem)} aria-describedby={noteId} />
      <small id={noteId} class={problem ? "problem" : ""} role={problem ? "alert" : undefined}>
        {problem ?? hint}
      </small>
    </label>
  );
};
