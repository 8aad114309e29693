import { hueOf, initialsOf, nameOf } from "../shared/teammate.ts";

/** One teammate: who, how they are, and a button. */
export const TeammateRow = ({
  identity,
  note,
  ping,
}: {
  identity: string;
  /** How they are, in words; nothing for somebody who is simply here. */
  note?: string | undefined;
  ping(to: string): void;
}) => (
  <li>
    <svg class="avatar" viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="16" fill={`oklch(50% 0.13 ${hueOf(identity)})`} />
      <text x="16" y="16">
        {initialsOf(identity)}
      </text>
    </svg>
    <span class="cut" title={identity}>
      {nameOf(identity)}
    </span>
    {note && (
      <small class="quiet" id={`note ${identity}`.replaceAll(" ", "-")}>
        {note}
      </small>
    )}
    <button
      type="button"
      aria-label={`Ping ${nameOf(identity)}`}
      aria-describedby={note && `note ${identity}`.replaceAll(" ", "-")}
      onClick={() => ping(identity)}
    >
      Ping
    </button>
  </li>
);
