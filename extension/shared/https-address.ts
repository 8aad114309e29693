/**
 * Reads an address that may be sent and opened.
 *
 * @returns the whole address as the URL parser writes it, with the host in ASCII; null for any scheme but https, for what
 * is no address, and for one with a user name or password in it: that is a secret, or there to pass for another host
 */
export const httpsAddress = (raw: string): string | null => {
  if (!URL.canParse(raw)) return null;
  const { protocol, username, password, href } = new URL(raw);
  return protocol === "https:" && username === "" && password === "" ? href : null;
};
