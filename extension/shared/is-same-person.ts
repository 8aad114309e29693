import { personKey } from "./teammate.ts";

/** Whether two identities or persons are one person, whatever their devices are called. */
export const isSamePerson = (one: string, other: string): boolean => personKey(one) === personKey(other);

/** The same of whom pings go to, where null stands for everyone. */
export const isSameTarget = (one: string | null | undefined, other: string | null | undefined): boolean =>
  typeof one === "string" && typeof other === "string" ? isSamePerson(one, other) : one === other;
