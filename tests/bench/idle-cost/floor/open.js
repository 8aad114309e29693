// Runs once, as the browser loads the extension; nothing wakes it again.
chrome.offscreen.createDocument({
  url: "offscreen.html",
  reasons: ["WEB_RTC"],
  justification: "Holds the connections.",
});
