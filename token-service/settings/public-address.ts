/** The service's address as people type it and clients extend it: without a slash at the end. */
export const publicAddress = (publicUrl: URL): string => publicUrl.href.replace(/\/$/, "");
