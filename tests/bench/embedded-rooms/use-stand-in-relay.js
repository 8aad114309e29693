// Runs before a service: has it load the stand-in in place of its relay. node --import use-stand-in-relay.js …
import { register } from "node:module";

const standIn = new URL("stand-in-relay.ts", import.meta.url).href;
const hooks = `
  export const resolve = async (specifier, context, next) => {
    const found = await next(specifier, context);
    const isRelay = new URL(found.url).pathname.endsWith("/embedded-rooms/relay/relay.ts");
    return isRelay ? { ...found, url: ${JSON.stringify(standIn)} } : found;
  };
`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
