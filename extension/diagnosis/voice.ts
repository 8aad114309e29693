import { nameOf } from "../shared/identity.ts";

/** How facts speak of people: by name on the page, and by none in a report that goes to others. */
export interface Voice {
  /** What to call the person of an identity. */
  person(identity: string): string;
  /** Words that somebody else chose and that may hold anything, such as a room's name or a service's reason. */
  free(text: string): string;
}

/** For the eyes of the user. */
export const openly: Voice = { person: nameOf, free: (text) => text };
