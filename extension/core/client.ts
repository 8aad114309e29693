import { type Commands, deadlinesMs, usualDeadlineMs, type Watched, type WatchedName } from "./api.ts";
import {
  coreLock,
  type FromClient,
  type FromCore,
  openChannel,
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

const errorOf = ({ name, message }: ToldError): Error => Object.assign(new Error(message), { name });

const isThere = async (): Promise<boolean> => {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === coreLock);
};

/**
 * Makes it.
 *
 * @param open opens the core where there is none; resolves once it is there, and rejects if it cannot be
 */
export const connectToCore = (open: () => Promise<void>): CoreClient => {
  const requests = new Map<string, Request>();
  const watches = new Map<string, { message: FromClient; hear(message: FromCore): void }>();

  const hear = (message: FromCore): void => {
    for (const watch of watches.values()) watch.hear(message);
    if (message.kind === "ready") sayAgain();
    if (message.kind === "taken") {
      const request = requests.get(message.id);
      if (request) request.isTaken = true;
    }
    if (message.kind === "answer") {
      const { id, value, error } = message;
      if (error) requests.get(id)?.reject(errorOf(error));
      else requests.get(id)?.resolve(value);
    }
  };
  const { say } = openChannel<FromCore, FromClient>(hear);

  const sayAgain = (): void => {
    for (const { message } of watches.values()) say(message);
    for (const { message, isTaken, reject } of requests.values()) {
      if (isTaken) reject(new Error(`The core ended while it worked on “${message.command}”.`));
      else say(message);
    }
  };

  const ensureCore = async (): Promise<void> => {
    if (!(await isThere())) await open();
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
      ensureCore().catch(reject);
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
        const message: FromClient = { kind: "watch", watcher, names: [...names] };
        const tell = (values: Partial<Watched>) => {
          for (const name of names) if (name in values) onChange(name, values[name] as never);
        };
        let isTold = false;
        watches.set(watcher, {
          message,
          hear: (said) => {
            if (said.kind === "changed" && isTold) tell({ [said.name]: said.value });
            if (said.kind === "failed" && said.watcher === watcher) reject(errorOf(said.error));
            if (said.kind !== "values" || said.watcher !== watcher) return;
            if (isTold) return tell(said.values); // By another core than before.
            isTold = true;
            resolve(said.values as never);
          },
        });
        // The core hears by this lock that the page is gone, so it must be held before the core can wait for it.
        void navigator.locks.request(watcherLock(watcher), () => {
          say(message);
          return new Promise(() => {});
        });
        ensureCore().catch(reject);
      }),
  };
};
