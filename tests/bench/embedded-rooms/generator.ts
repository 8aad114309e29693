// Fills rooms with people who have no browser, in a process of its own: tsx generator.ts '{"url": …}'. Takes commands as lines
// of JSON on standard input and answers each with a line; ends with its input.
import { createInterface } from "node:readline";
import { createCrowd } from "./crowd.ts";
import type { Command, GeneratorInput } from "./generator-words.ts";

const crowd = createCrowd(JSON.parse(process.argv[2] ?? "{}") as GeneratorInput);

const carryOut = (command: Command): Promise<unknown> => {
  if (command.do === "fill") return crowd.fill(command.rooms, command.people);
  if (command.do === "renew") return crowd.renew(command.perSecond, command.seconds, command.knocking);
  return crowd.loiter(command.sockets, command.from);
};

for await (const line of createInterface(process.stdin)) {
  console.log(JSON.stringify(await carryOut(JSON.parse(line) as Command)));
}
process.exit();
