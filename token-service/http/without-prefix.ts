/**
 * Makes the reading of a request's path. A service whose public address has a path of its own answers under that path as
 * well as at the root, so that it does not matter whether the proxy in front of it takes the path away.
 *
 * @param prefix path of the public address; "/" for none
 * @returns a function from the path that was asked for to the one below the prefix
 */
export const withoutPrefix = (prefix: string): ((path: string) => string) => {
  const below = prefix.replace(/\/+$/, "");
  return (path) =>
    below !== "" && (path === below || path.startsWith(`${below}/`)) ? path.slice(below.length) || "/" : path;
};
