import { nameOf } from "./teammate.ts";

/** Whether two identities are devices of one person: the service decides who may bear which name. */
export const isSamePerson = (one: string, other: string): boolean => nameOf(one) === nameOf(other);
