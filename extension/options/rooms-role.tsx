import type { Role } from "../shared/grant.ts";
import { roleWords } from "../shared/role-words.ts";
import { say } from "../shared/words/say.ts";

const roles = Object.keys(roleWords) as Role[];

/** What a guest wants to do in a room. */
export const RoomsRole = ({
  role,
  label,
  choose,
}: {
  role: Role;
  /** For those who do not see the room beside it. */
  label: string;
  choose(role: Role): void;
}) => (
  <select aria-label={label} value={role} onChange={(event) => choose(event.currentTarget.value as Role)}>
    {roles.map((each) => (
      <option key={each} value={each}>
        {say(roleWords[each])}
      </option>
    ))}
  </select>
);
