import type { TokenServiceProcess } from "../../support/token-service-process.ts";

/** One access token that the service has given out, by its log. */
export interface MintedToken {
  identity: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** All tokens given out to one identity so far, oldest first. */
export const mintedTokens = (output: string, identity: string): MintedToken[] =>
  output
    .split("\n")
    .filter((line) => line.includes("minted an access token"))
    .map((line) => JSON.parse(line) as { identity: string; expiresAt: string })
    .filter((token) => token.identity === identity)
    .map(({ expiresAt }) => ({ identity, expiresAt: Date.parse(expiresAt) }));

/** Waits until the service has given out so many tokens to one identity. */
export const untilMinted = (service: TokenServiceProcess, identity: string, count: number): Promise<void> =>
  service.wrote((output) => mintedTokens(output, identity).length >= count);
