import { nameOf, personKey, personOf } from "./teammate.ts";

/**
 * Gathers what is known of devices by their person, in the order in which the persons come. Of one who was renamed, the name
 * that comes first counts.
 *
 * @returns by person, see `personOf`
 */
export const byPerson = <Device extends { identity: string }>(
  devices: readonly Device[],
): Map<string, Device[]> => {
  const gathered = new Map<string, [Device, ...Device[]]>();
  for (const device of devices) {
    const key = personKey(device.identity);
    const known = gathered.get(key);
    if (known) known.push(device);
    else gathered.set(key, [device]);
  }
  return new Map([...gathered.values()].map((own) => [personOf(own[0].identity), own]));
};

/** Compares persons by name; of those who are called the same, members come before guests who may only look like them. */
export const compareByName = (one: string, other: string): number =>
  nameOf(one).localeCompare(nameOf(other)) || personKey(other).localeCompare(personKey(one));
