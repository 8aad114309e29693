import { routedPath } from "./routed-path.ts";

/**
 * Makes the reading of a request's path. A service whose public address has a path of its own answers under that path as
 * well as at the root, so that it does not matter whether the proxy in front of it takes the path away.
 *
 * @returns a function from the address that was asked for, see `routedPath`, to the path below the public one
 */
export const pathBelow = (publicUrl: URL): ((address: string) => string) => {
  const prefix = routedPath(publicUrl.href).replace(/\/+$/, "");
  return (address) => {
    const path = routedPath(address);
    return prefix !== "" && (path === prefix || path.startsWith(`${prefix}/`))
      ? path.slice(prefix.length) || "/"
      : path;
  };
};
