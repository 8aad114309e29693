import { nearestWord } from "../base/nearest-word.ts";
import { settingNames } from "./setting-names.ts";
import type { Variables } from "./variables.ts";

/** Beginnings of names that nobody else has. Any variable with the first two switches something on. */
const ourBeginning = /^(TWILIO|OIDC|PINGROOM)_/;

const bare = (name: string): string => name.toUpperCase().replace(/^PINGROOM_/, "");

/**
 * The setting for which somebody may have meant a variable. Short names of other programs, such as HOME and PATH, are not far
 * from ours.
 */
const meantBy = (name: string): string | undefined =>
  nearestWord(bare(name), settingNames, bare(name).length < 8 ? 1 : 2);

/**
 * Variables that look like settings and are none, each in a sentence. Variables of others are left alone.
 *
 * @returns no value of a variable: it may be a secret
 */
export const misspeltVariables = ({ values, sourceOf }: Variables): string[] =>
  Object.keys(values)
    .filter((name) => !settingNames.includes(name))
    .flatMap((name) => {
      const meant = meantBy(name);
      if (meant === undefined && !ourBeginning.test(name)) return [];
      const place = sourceOf(name) === ".env" ? "in .env" : "in the environment";
      return [`${name} ${place} is no setting${meant === undefined ? "." : `: did you mean ${meant}?`}`];
    });
