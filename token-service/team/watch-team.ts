import type { Logger } from "../base/log.ts";
import type { RoomEngine } from "../engines/room-engine.ts";
import type { Store } from "../store/open-store.ts";
import { tellPresence } from "./presence.ts";
import type { Team } from "./team.ts";
import { readTeamState } from "./team-state.ts";

/** Who is watched over, and how closely. */
export interface WatchTeamOptions {
  team: Team;
  store: Store;
  engine: Pick<RoomEngine, "enforce" | "present">;
  log: Logger;
  /** How long to wait between two looks, in milliseconds. */
  everyMs?: number;
  /** How often, in milliseconds, to enforce while a token is good that opens what its holder may not enter any more. */
  againMs?: number;
}

/**
 * Looks at the team now and every `everyMs`, and puts everybody out of the rooms who may not be there any more, after a
 * change by any process. It also answers whoever asks by the store who is online. A failed look is made up for by the next
 * one; looks never overlap.
 *
 * @returns a function that ends the watch, and resolves once no look is under way
 */
export const watchTeam = ({
  team,
  store,
  engine,
  log,
  everyMs = 1_000,
  againMs = 2_000,
}: WatchTeamOptions): (() => Promise<void>) => {
  let enforced: { version: number; at: number } | undefined;
  let trouble: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  // Once for each outage, which may last for thousands of looks.
  const tell = (sentence: string | undefined, error?: unknown): void => {
    if (sentence === trouble) return;
    trouble = sentence;
    if (sentence === undefined) log.info("the rooms agree with the team again");
    else log.error({ err: error }, `${sentence}; trying again`);
  };

  let questions = 0;
  const answerQuestions = async (asked: number): Promise<void> => {
    if (asked === questions) return; // Who asks waits for a moment only, so one try is enough.
    questions = asked;
    await engine
      .present()
      .then((identities) => tellPresence(store, asked, identities))
      .catch((err) => log.warn({ err }, "could not find out who is online"));
  };

  const look = async (): Promise<void> => {
    const state = await readTeamState(store, Date.now());
    const { version, enforcedVersion, tokensLinger } = state;
    if (state.presenceTold < state.presenceAsked) await answerQuestions(state.presenceAsked);
    const at = performance.now();
    const isDue = enforced?.version !== version || (tokensLinger && at - enforced.at >= againMs);
    if (!isDue) return tell(undefined);
    const mirrored = await team.refresh();
    try {
      await engine.enforce(team.mayEnter);
    } catch (error) {
      return tell("could not put out of the rooms whoever may not be there any more", error);
    }
    if (enforcedVersion < mirrored) {
      await store.execute({
        sql: "UPDATE service SET enforced_version = MAX(enforced_version, ?)",
        args: [mirrored],
      });
    }
    enforced = { version: mirrored, at };
    tell(undefined);
  };

  let looking = Promise.resolve();
  const lookAgain = (): void => {
    looking = look()
      .catch((error) => tell("the team cannot be read from the store", error))
      .then(() => {
        if (!stopped) timer = setTimeout(lookAgain, everyMs);
      });
  };
  lookAgain();
  return () => {
    stopped = true;
    clearTimeout(timer);
    return looking;
  };
};
