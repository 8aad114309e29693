// The class that the SDK connects with unless it is given another (twilio-video 2.36.0, es5/signaling/v2/peerconnection.js).
declare module "twilio-video/es5/webrtc/rtcpeerconnection/index.js" {
  export default class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration, options?: object);
  }
}
