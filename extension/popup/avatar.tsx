import { firstGrapheme } from "../../naming/graphemes.ts";
import { hueOf, nameOf } from "../shared/identity.ts";
import type { Teammate } from "./roster.ts";

/** Up to two initials of a name: whole characters, so that क्षि or 👩‍💻 is not cut to a part of it. */
export const initials = (name: string): string => {
  const words = name.split(/[\s._-]+/u).filter(Boolean);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return (firstGrapheme(words[0] ?? "") + firstGrapheme(last ?? "")).toLocaleUpperCase();
};

// Told apart by their shape, for those who cannot tell the colours apart. Whoever is not to be reached is a hollow ring.
const shapes: Partial<Record<Teammate["presence"], string>> = {
  here: "",
  away: "M8 4.5V8l2.5 1.5",
  "do-not-disturb": "M4.5 8h7",
  silent: "M6 6.2a2 2 0 1 1 2.6 2.2q-.6.2-.6 1M8 11.7h.01",
};

/** How somebody is, as a mark at the foot of their picture. */
const PresenceMark = ({ presence }: Pick<Teammate, "presence">) => (
  <svg class={`presence ${presence}`} viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r={shapes[presence] === undefined ? 5.5 : 7} />
    <path d={shapes[presence]} />
  </svg>
);

/** A person's initials on a colour that is always theirs, and how they are. */
export const Avatar = ({ person, presence }: Pick<Teammate, "person" | "presence">) => (
  <span class="avatar">
    {/* Not drawn: text in a drawing takes twice as long as the popup opens. */}
    <span class="picture" style={`--hue: ${hueOf(person)}`} aria-hidden="true">
      {initials(nameOf(person))}
    </span>
    <PresenceMark presence={presence} />
  </span>
);

/** Stands where a person's initials would. */
export const EveryoneMark = () => (
  <span class="avatar">
    <svg class="picture" viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="16" fill="var(--new)" />
      <path d="M12.5 15a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4M6.5 23c.4-3.2 2.7-5.2 6-5.2s5.6 2 6 5.2M20 9a3 3 0 0 1 0 5.8M22 18.2c2 .7 3.2 2.4 3.5 4.8" />
    </svg>
  </span>
);
