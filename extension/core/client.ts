import { type Commands, deadlinesMs, usualDeadlineMs, type Watched, type WatchedName } from "./api.ts";
import {
  coreLock,
  type FromClient,
  type FromCore,
  openChannel,
  spliced,
  type ToldError,
  watcherLock,
} from "./channel.ts";

type Data<Name extends keyof Commands> = Parameters<Commands[Name]>[0];
type Answer<Name extends keyof Commands> = Awaited<ReturnType<Commands[Name]>>;

interface Request {
  message: Extract<FromClient, { kind: "request" }>;
  /** Whether the core has said that it works on it: a core that is opened later knows nothing of it. */
  isTaken: boolean;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** A page's or the service worker's way to the core. */
export interface CoreClient {
  /**
   * Has the core do something.
   *
   * @throws Error what the core threw, or that it does not answer within the command's deadline, or cannot be opened
   */
  ask<Name extends keyof Commands>(
    ...[name, data]: Data<Name> extends undefined ? [Name] : [Name, Data<Name>]
  ): Promise<Answer<Name>>;
  /**
   * Watches values for as long as this page lives.
   *
   * @param onChange called with each change that comes later
   * @returns them as they are now
   * @throws Error when the core cannot be opened
   */
  watch<Name extends WatchedName>(
    names: readonly Name[],
    onChange: <Changed extends Name>(name: Changed, value: Watched[Changed]) => void,
  ): Promise<Pick<Watched, Name>>;
}

// A core that works says within milliseconds that it has heard something.
const silenceMs = 2_000;

const errorOf = ({ name, message }: ToldError): Error => Object.assign(new Error(message), { name });

const isThere = async (): Promise<boolean> => {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === coreLock);
};

/**
 * Follows values by what cores say of them.
 *
 * @param begin is called once, with the values as they are then
 * @param onChange is called with each change that comes later
 */
const followValues = (
  watcher: string,
  names: readonly WatchedName[],
  begin: (values: Partial<Watched>) => void,
  onChange: (name: WatchedName, value: unknown) => void,
): ((said: FromCore) => void) => {
  let hasBegun = false;
  /** As the present core told them; a splice of its lists fits no others. */
  let known: Map<WatchedName, unknown> | undefined;
  const change = (name: WatchedName, value: unknown) => {
    if (!known?.has(name)) return;
    known.set(name, value);
    onChange(name, value);
  };
  return (said) => {
    if (said.kind === "ready") known = undefined;
    if (said.kind === "changed") change(said.name, said.value);
    if (said.kind === "spliced") {
      const list = known?.get(said.name);
      if (Array.isArray(list)) change(said.name, spliced(list, said.splice));
    }
    if (said.kind !== "values" || said.watcher !== watcher) return;
    known = new Map(names.map((name) => [name, said.values[name]]));
    if (hasBegun) for (const [name, value] of known) onChange(name, value);
    else begin(said.values);
    hasBegun = true;
  };
};

/**
 * Makes it.
 *
 * @param open makes sure that there is a core which answers; rejects where there can be none
 */
export const connectToCore = (open: () => Promise<void>): CoreClient => {
  const requests = new Map<string, Request>();
  const watches = new Map<string, { messages: FromClient[]; hear(message: FromCore): void }>();
  /** What the core has not yet said that it heard, by the ids of requests and watchers. */
  const untaken = new Map<string, () => void>();

  const hear = (message: FromCore): void => {
    for (const watch of watches.values()) watch.hear(message);
    if (message.kind === "ready") sayAgain();
    if (message.kind === "taken") {
      const request = requests.get(message.id);
      if (request) request.isTaken = true;
      untaken.get(message.id)?.();
    }
    if (message.kind === "answer") {
      const { id, value, error } = message;
      if (error) requests.get(id)?.reject(errorOf(error));
      else requests.get(id)?.resolve(value);
    }
  };
  const { say } = openChannel<FromCore, FromClient>(hear);

  const sayAgain = (): void => {
    for (const { messages } of watches.values()) messages.forEach(say);
    for (const { message, isTaken, reject } of requests.values()) {
      if (isTaken) reject(new Error(`The core ended while it worked on “${message.command}”.`));
      else say(message);
    }
  };

  /** Waits until the core has heard something. @returns whether it has, in time */
  const isTaken = async (id: string): Promise<boolean> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const taken = new Promise<boolean>((resolve) => {
      untaken.set(id, () => resolve(true));
      timer = setTimeout(resolve, silenceMs, false);
    });
    return await taken.finally(() => {
      clearTimeout(timer);
      untaken.delete(id);
    });
  };

  /** Has a core opened where none hears what is said with this id. */
  const ensureCore = async (id: string): Promise<void> => {
    const taking = isTaken(id);
    if (!(await isThere()) || !(await taking)) await open();
  };

  const ask = <Name extends keyof Commands>(command: Name, data?: Data<Name>): Promise<Answer<Name>> => {
    const id = crypto.randomUUID();
    const deadlineMs = deadlinesMs[command] ?? usualDeadlineMs;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const answer = new Promise<unknown>((resolve, reject) => {
      const message = { kind: "request", id, command, data } as const;
      requests.set(id, { message, isTaken: false, resolve, reject });
      say(message); // At once: nearly always there is a core.
      if (Number.isFinite(deadlineMs)) {
        timer = setTimeout(reject, deadlineMs, new Error(`The core does not answer “${command}”.`));
      }
      ensureCore(id).catch(reject);
    });
    return answer.finally(() => {
      clearTimeout(timer);
      requests.delete(id);
    }) as Promise<Answer<Name>>;
  };

  return {
    ask: ask as CoreClient["ask"],
    watch: (names, onChange) =>
      new Promise((resolve, reject) => {
        const watcher = crypto.randomUUID();
        const messages: FromClient[] = [{ kind: "watch", watcher, names: [...names] }];
        const follow = followValues(watcher, names, resolve as never, onChange as never);
        watches.set(watcher, {
          messages,
          hear: (said) => {
            if (said.kind === "failed" && said.watcher === watcher) reject(errorOf(said.error));
            follow(said);
          },
        });
        messages.forEach(say);
        // It takes the browser 10 to 20 ms to give a lock (Chromium 156), and what the page shows does not wait for that.
        void navigator.locks.request(watcherLock(watcher), () => {
          const held: FromClient = { kind: "held", watcher };
          messages.push(held);
          say(held);
          return new Promise(() => {});
        });
        ensureCore(watcher).catch(reject);
      }),
  };
};
