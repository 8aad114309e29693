/** The arguments that every test browser needs. */
export const browserArguments: readonly string[] = [
  "--allow-loopback-in-peer-connection", // WebRTC offers no candidate at all where only `lo` exists
  // Chromium 156 has a page of its own for the suggestions below the address bar in each window, which takes longer to load than ours.
  "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,PreloadTopChromeWebUI",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), // Chromium refuses to run sandboxed as root
];
