/** A key pair like the token service's own. */
export const signingKey = {
  accountSid: `AC${"a".repeat(32)}`,
  keySid: `SK${"b".repeat(32)}`,
  keySecret: "a secret of thirty-two characters",
};
