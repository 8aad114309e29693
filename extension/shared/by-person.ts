import { nameOf } from "./teammate.ts";

/** Gathers what is known of devices by the name of their person, in the order in which the persons come. */
export const byPerson = <Device extends { identity: string }>(
  devices: readonly Device[],
): Map<string, Device[]> => {
  const persons = new Map<string, Device[]>();
  for (const device of devices) {
    const name = nameOf(device.identity);
    persons.set(name, [...(persons.get(name) ?? []), device]);
  }
  return persons;
};
