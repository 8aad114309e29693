import { access } from "./access/access.ts";
import { attention } from "./attention/attention.ts";
import { clock } from "./clock/clock.ts";
import { connection } from "./connection/connection.ts";
import { diagnosis } from "./diagnosis/diagnosis.ts";
import { type Core, commandsOf, type Feature } from "./feature.ts";
import { history } from "./history/history.ts";
import { receiving } from "./inbox/receiving.ts";
import { notifying } from "./notifications/notifying.ts";
import { sending } from "./outbox/sending.ts";
import { people } from "./people/people.ts";
import { createSealer } from "./sealing/sealer.ts";
import { serve } from "./serve.ts";
import { shortcuts } from "./shortcuts/shortcuts.ts";
import { recordStorageProblem } from "./store/storage-problems.ts";
import { openStore, renewLogOnceThereIsRoom } from "./store/store.ts";
import { takeOver } from "./store/take-over.ts";
import * as values from "./store/values.ts";

const features = [
  access,
  attention,
  clock,
  connection,
  diagnosis,
  history,
  notifying,
  people,
  receiving,
  sending,
  shortcuts,
] as const;

// The service worker opens a document that is gone within a minute, and at once for a page that asks.
const endAfterMs = 3_000;

/**
 * Starts all that Pingroom knows and decides. Its hands are given before. Where what is stored cannot be loaded, it says so to
 * whoever asks and then ends, to begin anew: to go on without would look like a first run.
 */
export const startCore = (): void => {
  const ready = openStore(takeOver, recordStorageProblem).then(() => {
    const core: Core = { sealer: createSealer() };
    for (const feature of features as readonly Feature[]) feature.start?.(core);
    renewLogOnceThereIsRoom();
  });
  ready.catch((error: unknown) => {
    console.error("The core could not start:", error);
    setTimeout(close, endAfterMs);
  });
  serve(commandsOf(features), values, ready);
};
