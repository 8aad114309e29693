// Opens the document, and has no part in any ping.
chrome.offscreen
  .createDocument({
    url: "offscreen.html",
    reasons: ["WEB_RTC" as chrome.offscreen.Reason],
    justification: "Holds the connection",
  })
  .catch(() => {}); // It is there since the worker last ran.
