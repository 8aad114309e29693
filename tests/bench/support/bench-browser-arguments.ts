import os from "node:os";
import { browserArguments } from "../../support/browser-arguments.ts";

const loopback = "--allow-loopback-in-peer-connection";

const hasNetwork = Object.values(os.networkInterfaces()).some((addresses) =>
  addresses?.some(({ internal }) => !internal),
);

/**
 * The arguments of browsers that are measured. With loopback besides this computer's network each connection would have
 * several times the paths that one between two computers has, and the browser keeps all of them open.
 */
export const benchBrowserArguments: readonly string[] = browserArguments.filter(
  (argument) => argument !== loopback || !hasNetwork,
);
