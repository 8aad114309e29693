const pings = new BroadcastChannel("pings");
const text = document.querySelector("#text") as HTMLInputElement;
document.querySelector("#ping")?.addEventListener("click", () => pings.postMessage(text.value));
