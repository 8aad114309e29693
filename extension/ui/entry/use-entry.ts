import { type Signal, useSignal } from "@preact/signals";
import { inviteIn } from "../../shared/invite-link.ts";
import { nameProblem } from "../../shared/names.ts";
import { noWayIn, type ServiceAccess, serviceAccess } from "../../shared/service-access.ts";
import { serviceAddress } from "../../shared/service-address.ts";
import { say } from "../../shared/words/say.ts";
import { ask } from "../core.ts";
import { join } from "./entry-buttons.tsx";

/** What the first run knows and can do. */
export interface Entry {
  /** An invite link or an address, as far as it is typed. */
  typed: Signal<string>;
  /** A guest's name; kept while the address changes. */
  name: Signal<string>;
  problems: Signal<{ entry?: string | null; name?: string | null }>;
  /** What is being waited for, in a word. */
  busy: Signal<string | null>;
  /** The last service that was asked. */
  found: Signal<FoundService | undefined>;
  /** The same if it is the one at the typed address. */
  service(): FoundService | undefined;
  /** Asks a service whom it lets in. */
  find(serviceUrl: string): Promise<void>;
  /** Goes one step further with what was typed. */
  submit(): Promise<void>;
}

/** A service that was asked whom it lets in. */
export interface FoundService extends ServiceAccess {
  serviceUrl: string;
}

/** The steps of the first run. @param firstTyped what stands in the field at first */
export const useEntry = (firstTyped: string): Entry => {
  const typed = useSignal(firstTyped);
  const name = useSignal("");
  const problems = useSignal<{ entry?: string | null; name?: string | null }>({});
  const busy = useSignal<string | null>(null);
  const found = useSignal<FoundService | undefined>(undefined);

  const whileBusy = async <T>(word: string, run: () => Promise<T>): Promise<T> => {
    busy.value = word;
    return run().finally(() => {
      busy.value = null;
    });
  };
  const service = () => {
    const address = serviceAddress(typed.value);
    return "url" in address && found.value?.serviceUrl === address.url ? found.value : undefined;
  };
  const find = async (serviceUrl: string) => {
    const access = await whileBusy(say("welcome_entry_looking"), () => serviceAccess(serviceUrl));
    if ("problem" in access) {
      problems.value = { entry: access.problem };
      return;
    }
    found.value = { ...access, serviceUrl };
    problems.value = { entry: noWayIn(access) ?? null };
  };
  const comeAsGuest = async (serviceUrl: string) => {
    problems.value = { name: nameProblem(name.value) };
    if (problems.value.name) return;
    await ask("changeSettings", { serviceUrl, name: name.value.trim() });
  };

  const goOn = async () => {
    await ask("forgetSignInProblem");
    const text = typed.value;
    if (inviteIn(text)) {
      const entry = await whileBusy(say("welcome_entry_joining"), () => join(text));
      problems.value = { entry };
      return;
    }
    const address = serviceAddress(text);
    if ("problem" in address) {
      problems.value = { entry: address.problem };
    } else if (service()?.guests) {
      await comeAsGuest(address.url);
    } else {
      await find(address.url);
    }
  };
  const submit = async () => {
    problems.value = {};
    try {
      await goOn();
    } catch (error) {
      problems.value = { entry: say("welcome_entry_failed") };
      throw error;
    }
  };
  return { typed, name, problems, busy, found, service, find, submit };
};
