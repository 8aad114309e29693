/** The arguments that every test browser needs. */
export const browserArguments: readonly string[] = [
  "--allow-loopback-in-peer-connection", // WebRTC offers no candidate at all where only `lo` exists
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), // Chromium refuses to run sandboxed as root
];
