import type { StorageProblem } from "../shared/storage-problems.ts";

const names = new Map([
  ["connections", "The state of the connections"],
  ["device", "The secret of this device"],
  ["draft", "The text not yet sent"],
  ["enrolment", "The memory of the team that this browser belongs to"],
  ["handledElsewhere", "The memory of pings handled on other devices"],
  ["inbox", "The inbox"],
  ["knownTeammates", "The list of known teammates"],
  ["lastService", "The memory of the service used last"],
  ["lastTarget", "The memory of whom you pinged last"],
  ["outbox", "The outbox"],
  ["receivedKeys", "The memory of pings received"],
  ["settings", "The settings"],
  ["signInProblem", "The note of the last sign-in"],
]);

const within = (name: string): string => name.replace(/^The /, "the ");

const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

/** Says in a sentence what of the stored had the wrong shape, and when that was first seen. */
export const problemSentence = ({ key, lost, since }: StorageProblem): string => {
  const name = names.get(key) ?? `“${key}”`;
  const at = `${day.format(since)}, ${clock.format(since)}`;
  if (lost === "everything") return `${name} had the wrong shape; Pingroom started over with none (${at}).`;
  if (lost === 1) return `1 entry of ${within(name)} had the wrong shape and was left out (${at}).`;
  return `${lost} entries of ${within(name)} had the wrong shape and were left out (${at}).`;
};
