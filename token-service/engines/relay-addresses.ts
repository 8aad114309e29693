import { lookup as lookUpByDns } from "node:dns/promises";
import { isIP } from "node:net";
import { repeatEvery } from "../base/concurrency.ts";
import { isLoopback } from "../base/network-address.ts";

/** The IP addresses of a host name. @throws Error when there are none, or nobody can be asked */
export type LookUp = (name: string) => Promise<string[]>;

const systemLookUp: LookUp = async (name) =>
  (await lookUpByDns(name, { all: true })).map(({ address }) => address);

const isName = (name: string): boolean => isIP(name) === 0 && !isLoopback(name);

/** The addresses of one name; undefined when it cannot be resolved now. */
const addressesOf = async (name: string, lookUp: LookUp): Promise<readonly string[] | undefined> => {
  if (isIP(name) !== 0) return [name];
  // As for PUBLIC_URL: the relay of a service for this machine alone listens there.
  if (isLoopback(name)) return ["127.0.0.1"];
  return lookUp(name).catch(() => undefined);
};

/**
 * The IP addresses that stand for the relay's addresses, each once. A name that cannot be resolved stands for none.
 *
 * @param names IP addresses and host names
 */
export const resolveRelayAddresses = async (
  names: readonly string[],
  lookUp = systemLookUp,
): Promise<string[]> => {
  const found = await Promise.all(names.map((name) => addressesOf(name, lookUp)));
  return [...new Set(found.flatMap((addresses) => addresses ?? []))];
};

/**
 * Looks names up at once and again every minute: an address at home changes. A name that cannot be resolved keeps its last
 * addresses. Where all names are IP addresses nothing happens.
 *
 * @param onChange gets the list when it is another one than it got last
 * @returns ends it
 */
export const watchRelayAddresses = (
  names: readonly string[],
  onChange: (addresses: string[]) => void,
  everyMs = 60_000,
  lookUp = systemLookUp,
): (() => void) => {
  const ending = new AbortController();
  const known = new Map<string, readonly string[]>();
  let told = "";
  const look = async (): Promise<void> => {
    await Promise.all(
      names.map(async (name) => {
        const found = await addressesOf(name, lookUp);
        if (found) known.set(name, found);
      }),
    );
    const addresses = [...new Set(names.flatMap((name) => known.get(name) ?? []))];
    // Name servers give the addresses of one name in turn.
    const list = [...addresses].sort().join();
    if (ending.signal.aborted || list === told) return;
    told = list;
    onChange(addresses);
  };
  if (names.some(isName)) void repeatEvery(look, everyMs, ending.signal);
  return () => ending.abort();
};
