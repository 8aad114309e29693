/**
 * Whether a nonce was made for one device key. Since the provider signs it into the ID token, the token serves no other
 * device, whoever gets hold of it.
 *
 * @param thumbprint RFC 7638 thumbprint of the key, base64url
 */
export const isNonceFor = (thumbprint: string, nonce: string): boolean => {
  const [owner, random = "", ...rest] = nonce.split(".");
  return owner === thumbprint && rest.length === 0 && /^[\w-]{16,200}$/.test(random);
};
