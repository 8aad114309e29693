import { fold } from "../shared/fold.ts";

/**
 * Those whose name, or a word of it, begins with what was typed; if there are none, those whose name has it anywhere. Case
 * and accents do not count.
 *
 * @param typed nothing finds all
 */
export const matching = <Each extends { name: string }>(all: readonly Each[], typed: string): Each[] => {
  const wanted = fold(typed);
  const having = (part: string) => all.filter(({ name }) => ` ${fold(name)}`.includes(part));
  const beginning = having(` ${wanted}`);
  return beginning.length > 0 ? beginning : having(wanted);
};
