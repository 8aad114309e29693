import type { Role } from "../shared/grant.ts";
import { say, type Word } from "../shared/words/say.ts";

const words: Record<Exclude<Role, "both">, Word> = {
  publish: "popup_role_publish",
  subscribe: "popup_role_subscribe",
};

/** Says what one may not do in a room; nothing where one may do all. */
export const RoleNote = ({ role, room }: { role: Role; room: string }) =>
  role === "both" ? null : <p class="role quiet">{say(words[role], room)}</p>;
