import { type Signal, useSignal } from "@preact/signals";
import type { Wanted } from "../shared/find-pings.ts";
import { say } from "../shared/words/say.ts";
import { exportOf } from "./export-file.ts";
import { readAll } from "./pings-reader.ts";

/** Has the browser save a file, without a permission for that. */
const download = (fileName: string, file: Blob): void => {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser reads it when it begins the download, which may be after it has asked where to put it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

const twoDigits = (n: number): string => String(n).padStart(2, "0");

/** The day by the clock of this computer, such as `2026-11-22`. */
const dayOf = (date: Date): string =>
  [date.getFullYear(), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join("-");

/** Saves all pings that are looked for in a file for other programs. */
export const ExportButton = ({
  wanted,
  isPart,
  problem,
}: {
  wanted: Wanted;
  isPart: boolean;
  /** Is told why the last one failed, or null. */
  problem: Signal<string | null>;
}) => {
  const isBusy = useSignal(false);
  const save = async (): Promise<void> => {
    if (isBusy.value) return;
    isBusy.value = true;
    problem.value = null;
    try {
      const now = new Date();
      download(`pingroom-pings-${dayOf(now)}.json`, await exportOf(readAll(wanted), now.getTime()));
    } catch (error) {
      console.warn("exporting pings", error);
      problem.value = say("history_not_exported");
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <button class="small" type="button" aria-disabled={isBusy.value} onClick={save}>
      <span class="either">
        <span aria-hidden={isPart || undefined}>{say("history_export")}</span>
        <span aria-hidden={!isPart || undefined}>{say("history_export_found")}</span>
      </span>
    </button>
  );
};
