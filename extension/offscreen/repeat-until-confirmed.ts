// A data track may open a moment after its participant appears, and sending tells nothing of what it lost.
const pausesMs = [250, 500, 1_000, 2_000, 3_000, 5_000];

/** Pings on their way. */
export interface Repeats {
  /** Sends now, and again until every recipient has confirmed or the pauses are used up. */
  start(id: string, recipients: readonly string[], send: () => void): void;
  /** This recipient has confirmed the ping. */
  confirm(id: string, recipient: string): void;
}

/** Makes what sends each ping again, with the same id, until its recipients have confirmed it. */
export const repeatUntilConfirmed = (): Repeats => {
  const waiting = new Map<string, { recipients: Set<string>; timer: ReturnType<typeof setTimeout> }>();

  const repeat = (id: string, recipients: Set<string>, send: () => void, attempt: number): void => {
    send();
    const pause = pausesMs[attempt];
    if (pause === undefined) {
      waiting.delete(id);
      return;
    }
    waiting.set(id, { recipients, timer: setTimeout(repeat, pause, id, recipients, send, attempt + 1) });
  };

  return {
    start: (id, recipients, send) => {
      if (recipients.length > 0) repeat(id, new Set(recipients), send, 0);
    },
    confirm: (id, recipient) => {
      const entry = waiting.get(id);
      if (!entry?.recipients.delete(recipient) || entry.recipients.size > 0) return;
      clearTimeout(entry.timer);
      waiting.delete(id);
    },
  };
};
