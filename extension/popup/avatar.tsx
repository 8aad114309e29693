import { hueOf, nameOf } from "../shared/identity.ts";
import { initials } from "../shared/initials.ts";
import { PresenceMark } from "./presence-mark.tsx";
import type { Teammate } from "./roster.ts";

/** A person's initials on a colour that is always theirs, and how they are. */
export const Avatar = ({ person, presence }: Pick<Teammate, "person" | "presence">) => (
  <span class="avatar">
    <svg class="picture" viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="16" fill={`oklch(50% 0.13 ${hueOf(person)})`} />
      <text x="16" y="16">
        {initials(nameOf(person))}
      </text>
    </svg>
    <PresenceMark presence={presence} />
  </span>
);
