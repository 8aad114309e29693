/** How an ID token may be signed: with a private key. With HS256 whoever knows the client's secret could write tokens. */
export const idTokenAlgorithms: ReadonlySet<string> = new Set([
  "RS256",
  "PS256",
  "ES256",
  "EdDSA",
  "Ed25519",
]);
