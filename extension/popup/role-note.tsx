import type { Role } from "../shared/grant.ts";

const sentences: Record<Role, ((room: string) => string) | undefined> = {
  both: undefined,
  publish: (room) => `In ${room} you send pings and get none.`,
  subscribe: (room) => `In ${room} you get pings and send none.`,
};

/** Says what one may not do in a room; nothing where one may do all. */
export const RoleNote = ({ role, room }: { role: Role; room: string }) => {
  const sentence = sentences[role]?.(room);
  return sentence === undefined ? null : <p class="role quiet">{sentence}</p>;
};
