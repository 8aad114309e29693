import type { ComponentChildren } from "preact";
import { hueOf, initialsOf } from "../shared/teammate.ts";

/** One teammate: who, how they are, and a button if they can be pinged. */
export const TeammateRow = ({
  name,
  identities,
  note,
  ping,
  children,
}: {
  name: string;
  /** Of their devices. */
  identities: string[];
  /** How they are, in words; nothing for somebody who is simply here. */
  note?: string | undefined;
  /** Absent where they cannot be pinged. */
  ping?: ((to: string) => void) | undefined;
  /** What else can be done. */
  children?: ComponentChildren;
}) => {
  const noteId = note && `note ${name}`.replaceAll(" ", "-");
  return (
    <li>
      <svg class="avatar" viewBox="0 0 32 32" aria-hidden="true">
        <circle cx="16" cy="16" r="16" fill={`oklch(50% 0.13 ${hueOf(name)})`} />
        <text x="16" y="16">
          {initialsOf(name)}
        </text>
      </svg>
      <span class="cut" title={identities.join("\n")}>
        {name}
      </span>
      {identities.length > 1 && (
        <em class="tag" title={identities.join("\n")}>
          {identities.length} devices
        </em>
      )}
      {note && (
        <small class="quiet" id={noteId}>
          {note}
        </small>
      )}
      {children}
      {ping && (
        <button
          class="small"
          type="button"
          aria-label={`Ping ${name}`}
          aria-describedby={noteId}
          onClick={() => ping(name)}
        >
          Ping
        </button>
      )}
    </li>
  );
};
