// Runs before the extension's own code in its popup and its offscreen document (observe-hops.ts puts it there) and notes when what
// passes. The notes stay in memory until somebody asks for them.
const marks = [];
const now = () => performance.timeOrigin + performance.now();
const mark = (what, at = now()) => marks.push([at, what]);

const around = (prototype, name, words) => {
  const original = prototype[name];
  prototype[name] = function (...args) {
    const said = words.apply(this, args);
    if (said) mark(said);
    const result = original.apply(this, args);
    if (said) result?.then?.(() => mark(`${said} done`));
    return result;
  };
};

/** Calls back with what an object of this kind hears, before its own listeners do. */
const listenFirst = (prototype, hear) => {
  const listen = EventTarget.prototype.addEventListener;
  prototype.addEventListener = function (type, ...rest) {
    if (type === "message") listen.call(this, type, (event) => hear.call(this, event, now()));
    listen.call(this, type, ...rest);
  };
};

const hops = new BroadcastChannel("hops");
hops.addEventListener("message", ({ data }) => {
  if (data !== "take") return;
  hops.postMessage({ where: location.pathname.split("/").at(-1), marks: marks.splice(0) });
});

// Between pages and the core.
const wordsOf = ({ kind, command, name }) => `${kind} ${command ?? name ?? ""}`;
around(BroadcastChannel.prototype, "postMessage", function (message) {
  return this.name === "core" && `say ${wordsOf(message)}`;
});
listenFirst(BroadcastChannel.prototype, function (event, at) {
  if (this.name === "core") mark(`heard ${wordsOf(event.data)}`, at);
});

// Between browsers. Of a private ping nothing can be read on the way.
const kindOf = (data) => /"kind":"(\w+)"/.exec(String(data).slice(0, 100))?.[1];
around(RTCDataChannel.prototype, "send", (data) => `send ${kindOf(data)}`);
listenFirst(RTCDataChannel.prototype, ({ data }, at) => mark(`hear ${kindOf(data)}`, at));

for (const name of ["sign", "verify", "encrypt", "decrypt"])
  around(SubtleCrypto.prototype, name, (algorithm) => `${name} ${algorithm.name ?? algorithm}`);

const { transaction } = IDBDatabase.prototype;
IDBDatabase.prototype.transaction = function (names, mode, ...rest) {
  const opened = transaction.call(this, names, mode, ...rest);
  if (this.name !== "pingroom" || mode !== "readwrite") return opened;
  const all = [names].flat();
  // How many a list has is written with it.
  const lists = all.filter((each) => each !== "values");
  const said = `store ${(lists.length > 0 ? lists : all).join("+")}`;
  mark(said);
  opened.addEventListener("complete", () => mark(`${said} done`));
  return opened;
};

around(ServiceWorkerRegistration.prototype, "showNotification", () => "show");

document.addEventListener("click", () => mark("press"), { capture: true });
