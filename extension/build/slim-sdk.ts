import type { Plugin } from "vite";

const version = "2.36.0";

const never = (what: string): string =>
  `module.exports = function () { throw new Error(${JSON.stringify(`Pingroom goes without ${what}`)}); };`;

/**
 * Files of twilio-video 2.36.0, as they end, and what stands in for each. All of them but one are for what `joinTwilioRoom` never
 * asks for; whatever else may be in a room, such as somebody's camera, stays in.
 */
const standIns: readonly (readonly [file: RegExp, code: string])[] = [
  // All of npm's words on the package; constants.js reads these two.
  [/twilio-video[\\/]package\.json$/, JSON.stringify({ name: "twilio-video", version })],
  // `connect` and data tracks. `tracks` is always given, and then the SDK's own `createLocalTracks` hands them back as well,
  // and opens no camera and no microphone (es5/createlocaltracks.js). Nothing tests a network.
  [
    /twilio-video[\\/]es5[\\/]index\.js$/,
    `const connect = require('./connect');
     const createLocalTracks = async ({ tracks }) => tracks;
     exports.connect = (token, options) => connect(token, { createLocalTracks, ...options });
     exports.LocalDataTrack = require('./media/track/es5').LocalDataTrack;
     exports.version = '${version}';`,
  ],
  // The one for Chromium; the others are for browsers that this extension does not run in.
  [
    /twilio-video[\\/]es5[\\/]webrtc[\\/]rtcpeerconnection[\\/]index\.js$/,
    "module.exports = require('./chrome');",
  ],
  // Whether a path has fallen silent. The SDK asks each connection for its statistics every second, which in a full room is most
  // of what being connected costs, and acts on them only while the connection is “disconnected”, once nothing came for 3 s. Most
  // often the browser has missed answers for seconds by then, and the repair begins no sooner; where an interface goes at once, it
  // begins at once.
  [
    /twilio-video[\\/]es5[\\/]signaling[\\/]v2[\\/]iceconnectionmonitor\.js$/,
    `module.exports = class {
       constructor(connection) { this.connection = connection; }
       start(onSilent) {
         this.stop();
         this.listener = () => { if (this.connection.iceConnectionState === 'disconnected') onSilent(); };
         this.connection.addEventListener('iceconnectionstatechange', this.listener);
       }
       stop() {
         if (this.listener) this.connection.removeEventListener('iceconnectionstatechange', this.listener);
         this.listener = undefined;
       }
     };`,
  ],
  // Telemetry: `insights` is false, see `request-access.ts`, and then none of these is made.
  [/twilio-video[\\/]es5[\\/]util[\\/]insightspublisher[\\/]index\.js$/, never("telemetry")],
  [/twilio-video[\\/]es5[\\/]insights[\\/]monitorregistry\.js$/, never("telemetry")],
  [/twilio-video[\\/]es5[\\/]insights[\\/]statsmonitor\.js$/, never("telemetry")],
];

/**
 * Leaves out of the bundle what the extension has of twilio-video and never reaches, and what costs more than it gives. With
 * another version of the SDK each stand-in must be looked at anew, which `tests/extension/slim-sdk.test.ts` reminds of.
 */
export const slimSdk = (): Plugin => ({
  name: "slim-sdk",
  enforce: "pre",
  load: (id) => standIns.find(([file]) => file.test(id))?.[1] ?? null,
});
