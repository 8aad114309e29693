import type { Change } from "../shared/core-values-schema.ts";
import { say, saySentence, type Word } from "../shared/words/say.ts";

import type { Tone } from "./row.ts";
import type { Voice } from "./voice.ts";

const happened: Record<Change["what"], [word: Word, tone?: Tone]> = {
  connecting: ["diagnosis_state_connecting", "busy"],
  connected: ["diagnosis_state_connected", "good"],
  reconnecting: ["diagnosis_state_reconnecting", "busy"],
  disconnected: ["diagnosis_state_disconnected", "bad"],
  paused: ["diagnosis_state_paused"],
  started: ["diagnosis_happened_started"],
  opened: ["diagnosis_happened_opened"],
  replaced: ["diagnosis_happened_replaced", "busy"],
  online: ["diagnosis_happened_online"],
  offline: ["diagnosis_happened_offline", "bad"],
  woke: ["diagnosis_happened_woke"],
  "set-back": ["diagnosis_happened_set_back"],
  imposture: ["diagnosis_happened_imposture", "bad"],
  unproven: ["diagnosis_happened_unproven", "bad"],
  "new-device": ["diagnosis_happened_new_device"],
};

/** A change in words. */
export const changeWords = (
  { what, room, why }: Change,
  voice: Voice,
): { what: string; room?: string; why?: string; tone?: Tone } => {
  const [word, tone] = happened[what];
  const reason = why && voice.free(saySentence(why));
  return {
    what: say(word),
    ...(room !== undefined && { room: voice.free(room) }),
    ...(reason && { why: reason }),
    ...(tone && { tone }),
  };
};
