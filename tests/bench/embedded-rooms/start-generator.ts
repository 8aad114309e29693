import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { endWithUs } from "../../support/end-with-us.ts";
import { tsx } from "../support/run-script.ts";
import type { Command, Filled, GeneratorInput, Knocking, Renewed } from "./generator-words.ts";

/** People for rooms, in a process of their own. */
export interface Generator {
  fill(rooms: number, people: number): Promise<Filled>;
  renew(perSecond: number, seconds: number, knocking?: Knocking): Promise<Renewed>;
  loiter(sockets: number, from: string): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a generator that has put nobody anywhere yet. */
export const startGenerator = (input: GeneratorInput): Generator => {
  const script = fileURLToPath(new URL("generator.ts", import.meta.url));
  const child = spawn(process.execPath, [...tsx, script, JSON.stringify(input)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  endWithUs(child);
  const ended = once(child, "exit");
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const ask = async <Answer>(command: Command): Promise<Answer> => {
    child.stdin.write(`${JSON.stringify(command)}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error("The generator of the load ended.");
    return JSON.parse(value) as Answer;
  };
  return {
    fill: (rooms, people) => ask<Filled>({ do: "fill", rooms, people }),
    renew: (perSecond, seconds, knocking) =>
      ask<Renewed>({ do: "renew", perSecond, seconds, ...(knocking && { knocking }) }),
    loiter: (sockets, from) => ask<number>({ do: "loiter", sockets, from }),
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
};
