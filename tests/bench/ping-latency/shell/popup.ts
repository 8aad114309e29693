import type { ShellMessage } from "./words.ts";

const text = document.querySelector("#text") as HTMLInputElement;
document.querySelector("#ping")?.addEventListener("click", () => {
  chrome.runtime.sendMessage<ShellMessage>({ to: "worker", text: text.value });
});
