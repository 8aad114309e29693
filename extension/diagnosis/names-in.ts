import type { Facts } from "./facts.ts";

/** Identities that occur in the facts. */
export const identitiesIn = ({ connections, inspection }: Facts): { own: string[]; others: string[] } => {
  const all = Object.values(connections);
  return {
    own: all.flatMap((each) => ("identity" in each ? each.identity : [])),
    others: [
      ...all.flatMap((each) => ("participants" in each ? each.participants : [])),
      ...(inspection?.rooms ?? []).flatMap(({ paths }) => paths.flatMap(({ identities }) => identities)),
    ],
  };
};
