import { type Called, everybody, toldApart } from "../../shared/told-apart.ts";
import { connections, inbox, knownTeammates, outbox } from "../store/values.ts";

let last: { everybody: ReadonlySet<string>; called: Called } | undefined;

const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((each) => other.has(each));

/** What people are called now, as they are told apart from everybody whom this browser knows of. */
export const calledNow = (): Called => {
  const now = everybody(connections.get(), knownTeammates.get(), inbox.get(), outbox.get());
  // Comparing names costs ten times as much as finding out that nobody has come.
  if (!last || !isSame(last.everybody, now)) last = { everybody: now, called: toldApart(now) };
  return last.called;
};
