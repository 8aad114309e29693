import { EventEmitter, once } from "node:events";
import { expect, onTestFinished, test, vi } from "vitest";
import {
  type LookUp,
  resolveRelayAddresses,
  watchRelayAddresses,
} from "../../../token-service/engines/relay-addresses.ts";

/** A name server whose answers a test changes. */
const nameServer = (answers: Record<string, string[]>): LookUp & { answers: Record<string, string[]> } => {
  const lookUp = async (name: string): Promise<string[]> => {
    const found = lookUp.answers[name];
    if (!found) throw new Error(`ENOTFOUND ${name}`);
    return found;
  };
  lookUp.answers = answers;
  return lookUp;
};

const never: LookUp = async (name) => {
  throw new Error(`${name} is looked up`);
};

test("IP addresses and localhost are asked of nobody, and each stands there once", async () => {
  expect(
    await resolveRelayAddresses(
      ["203.0.113.7", "2001:db8::7", "localhost", "203.0.113.7", "127.0.0.1"],
      never,
    ),
  ).toEqual(["203.0.113.7", "2001:db8::7", "127.0.0.1"]);
});

test("a name stands for all its addresses, and one that cannot be resolved for none", async () => {
  const lookUp = nameServer({
    "ping.example": ["203.0.113.7", "2001:db8::7"],
    "nas.example": ["2001:db8::7"],
  });
  expect(await resolveRelayAddresses(["ping.example", "gone.example", "nas.example"], lookUp)).toEqual([
    "203.0.113.7",
    "2001:db8::7",
  ]);
  expect(await resolveRelayAddresses(["gone.example"], lookUp)).toEqual([]);
});

/** A watch that looks up over and over, what it told, and how to wait until it has looked twice more. */
const watching = (names: string[], lookUp: LookUp) => {
  const told: string[][] = [];
  const asked = vi.fn(lookUp);
  const stop = watchRelayAddresses(names, (addresses) => void told.push(addresses), 1, asked);
  onTestFinished(stop);
  const looked = (): Promise<void> => {
    const before = asked.mock.calls.length;
    return vi.waitFor(() => expect(asked.mock.calls.length).toBeGreaterThan(before + 2 * names.length));
  };
  return { told, stop, asked, looked };
};

test("a watch tells the addresses at once, and again only when they are others", async () => {
  const lookUp = nameServer({ "home.example": ["203.0.113.7", "203.0.113.8"] });
  const { told, looked } = watching(["198.51.100.1", "home.example"], lookUp);
  await looked();
  lookUp.answers = { "home.example": ["203.0.113.8", "203.0.113.7"] };
  await looked();
  expect(told).toEqual([["198.51.100.1", "203.0.113.7", "203.0.113.8"]]);
  lookUp.answers = { "home.example": ["203.0.113.9"] };
  await looked();
  expect(told.slice(1)).toEqual([["198.51.100.1", "203.0.113.9"]]);
});

test("a name that cannot be resolved any more keeps its last addresses while another one changes", async () => {
  const lookUp = nameServer({ "home.example": ["203.0.113.7"], "nas.example": ["203.0.113.8"] });
  const { told, looked } = watching(["home.example", "nas.example"], lookUp);
  await looked();
  lookUp.answers = {};
  await looked();
  expect(told).toEqual([["203.0.113.7", "203.0.113.8"]]);
  lookUp.answers = { "nas.example": ["203.0.113.9"] };
  await looked();
  expect(told.slice(1)).toEqual([["203.0.113.7", "203.0.113.9"]]);
});

test("a name that nobody can resolve at first is told once somebody can", async () => {
  const lookUp = nameServer({});
  const { told, looked } = watching(["home.example"], lookUp);
  await looked();
  expect(told).toEqual([]);
  lookUp.answers = { "home.example": ["203.0.113.7"] };
  await looked();
  expect(told).toEqual([["203.0.113.7"]]);
});

test("a watch that was ended tells nothing more, be an answer under way", async () => {
  const answers = new EventEmitter();
  const { told, stop, asked } = watching(["home.example"], async () => (await once(answers, "given"))[0]);
  expect(asked).toHaveBeenCalledOnce();
  stop();
  answers.emit("given", ["203.0.113.7"]);
  await new Promise(setImmediate);
  expect(told).toEqual([]);
});

test("where all are IP addresses or localhost, nothing is watched", async () => {
  const { told, asked } = watching(["203.0.113.7", "localhost"], never);
  await new Promise(setImmediate);
  expect(asked).not.toHaveBeenCalled();
  expect(told).toEqual([]);
});
