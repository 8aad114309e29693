import { nameProblem } from "../shared/person-name.ts";
import { say } from "../shared/words/say.ts";
import { TextSetting } from "./text-setting.tsx";

/** What a guest chooses freely. */
export const GuestFields = ({ name }: { name: string }) => (
  <TextSetting
    setting="name"
    label={say("options_name")}
    value={name}
    hint={say("options_name_hint")}
    problemOf={nameProblem}
  />
);
