// The least that a worker can do: it answers.
chrome.runtime.onMessage.addListener((_message, _sender, respond) => respond(null));
