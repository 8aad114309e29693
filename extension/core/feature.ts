import type { Commands } from "./api.ts";
import type { Sealer } from "./sealing/sealer.ts";

/** What the features share besides what is stored. */
export interface Core {
  /** One key pair for all rooms: what it opens is bound to its sender and receiver. */
  sealer: Promise<Sealer>;
}

/** A part of what Pingroom does. */
export interface Feature {
  /** What pages and the service worker may ask of it. */
  commands?: Partial<Commands>;
  /** Begins, once all that is stored is loaded. */
  start?(core: Core): void;
}

type CommandsOf<Each> = Each extends { commands: infer Own } ? Own : Record<never, never>;

type KeysOf<Each> = Each extends unknown ? keyof Each : never;

/** The commands that two of the features own; nothing where each has one owner. */
type OwnedTwice<Features extends readonly Feature[]> = Features extends readonly [
  infer First,
  ...infer Rest extends readonly Feature[],
]
  ? Rest extends readonly []
    ? never
    : Extract<keyof CommandsOf<First>, KeysOf<CommandsOf<Rest[number]>>> | OwnedTwice<Rest>
  : never;

type AllOf<Features extends readonly Feature[]> = Features extends readonly [
  infer First,
  ...infer Rest extends readonly Feature[],
]
  ? CommandsOf<First> & AllOf<Rest>
  : unknown;

/** What is wrong with the owners of the commands, for the compiler to say; unknown where nothing is. */
type Checked<Features extends readonly Feature[]> = [OwnedTwice<Features>] extends [never]
  ? [keyof Commands] extends [keyof AllOf<Features>]
    ? unknown
    : { ownedByNobody: Exclude<keyof Commands, keyof AllOf<Features>> }
  : { ownedTwice: OwnedTwice<Features> };

/** Gathers the commands of features. That each command has one owner, the compiler checks. */
export const commandsOf = <const Features extends readonly Feature[]>(
  features: Features & Checked<Features>,
): Commands =>
  Object.assign({}, ...(features as readonly Feature[]).map(({ commands = {} }) => commands)) as Commands;
