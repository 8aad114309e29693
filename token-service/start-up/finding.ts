/** Something that does not keep a service from starting, and that its admin should know. */
export interface Finding {
  /** `error`: people are kept out, or misled, until it is put right; `warn`: it may be meant so. */
  level: "warn" | "error";
  /** What is wrong, with the name of the variable, and what to do. */
  sentence: string;
}

/** A finding of a sentence, if there is one. */
export const warning = (sentence: string | undefined): Finding | undefined =>
  sentence === undefined ? undefined : { level: "warn", sentence };

/** A finding that the port of the public address is one that browsers refuse, whatever listens there. */
export const blockedPort = (address: string): Finding => ({
  level: "error",
  sentence: `PUBLIC_URL ${address} has a port that browsers do not open, since it belongs to something else on the web: choose another PORT.`,
});
