// Runs before the extension's own code in its popup, its worker and its offscreen document (observe-hops.ts puts it there)
// and notes when what passes. The notes stay in memory until somebody asks for them.
const marks = [];
const mark = (what) => marks.push([performance.timeOrigin + performance.now(), what]);

const around = (object, name, words) => {
  const original = object?.[name];
  if (!original) return;
  object[name] = function (...args) {
    const said = words(...args);
    const callback = args.at(-1);
    if (typeof callback === "function")
      args[args.length - 1] = (...answer) => {
        mark(`${said} done`);
        return callback(...answer);
      };
    mark(said);
    const result = original.apply(this, args);
    result?.then?.(
      () => mark(`${said} done`),
      () => mark(`${said} failed`),
    );
    return result;
  };
};

const keysOf = (items) =>
  typeof items === "string"
    ? items
    : Array.isArray(items)
      ? items.join("+")
      : Object.keys(items ?? {}).join("+");
// Of a private ping nothing can be read on the way.
const kindOf = (data) => /"kind":"(\w+)"/.exec(String(data).slice(0, 100))?.[1];

// Where the browser has a native `browser` namespace it is an object of its own.
const areas = new Set();
for (const api of new Set([globalThis.chrome, globalThis.browser])) {
  around(api?.runtime, "sendMessage", (message) => `tell ${message?.type}`);
  around(api?.notifications, "create", () => "show");
  for (const area of ["local", "session"]) {
    const storage = api?.storage?.[area];
    if (!storage || areas.has(storage)) continue;
    areas.add(storage);
    around(storage, "get", (keys) => `read ${keysOf(keys)}`);
    around(storage, "set", (items) => `write ${keysOf(items)}`);
  }
}
globalThis.chrome?.runtime?.onMessage.addListener((message) => {
  mark(`told ${message?.type}`);
});

if (globalThis.RTCDataChannel) {
  around(RTCDataChannel.prototype, "send", (data) => `send ${kindOf(data)} ${data.length}`);
  const listen = EventTarget.prototype.addEventListener;
  RTCDataChannel.prototype.addEventListener = function (type, ...rest) {
    if (type === "message") listen.call(this, type, ({ data }) => mark(`hear ${kindOf(data)}`));
    listen.call(this, type, ...rest);
  };
}

globalThis.document?.addEventListener("click", () => mark("press"), { capture: true });

const channel = new BroadcastChannel("hops");
channel.addEventListener("message", ({ data }) => {
  if (data !== "take") return;
  const where = globalThis.document ? location.pathname.split("/").at(-1) : "worker";
  channel.postMessage({ where, marks: marks.splice(0) });
});
