import { vi } from "vitest";

/** A note that was played. */
export interface Tone {
  hertz: number;
  /** When it begins and ends, seconds by the audio's own clock. */
  from: number;
  to: number;
}

/** What a test hears. */
export interface FakeAudio {
  /** The notes of each sound, oldest sound first; one that did not begin has none. */
  sounds: Tone[][];
  /** How many audio contexts run. */
  running: number;
  /** Begins a sound; the browser may keep it waiting. */
  begin(): Promise<void>;
}

/** Gives this computer a loudspeaker until `vi.unstubAllGlobals()`. */
export const fakeAudio = (): FakeAudio => {
  const audio: FakeAudio = { sounds: [], running: 0, begin: async () => {} };
  const connect = (to: unknown) => to;

  class FakeContext {
    currentTime = 2;
    destination = {};
    tones: Tone[] = [];
    constructor() {
      audio.running += 1;
      audio.sounds.push(this.tones);
    }
    resume = () => audio.begin();
    close = async () => {
      audio.running -= 1;
    };
  }

  class FakeGain {
    gain = {
      setValueAtTime: () => {},
      linearRampToValueAtTime: () => {},
      exponentialRampToValueAtTime: () => {},
    };
    connect = connect;
  }

  class FakeOscillator extends EventTarget {
    tone: Tone;
    connect = connect;
    constructor(context: FakeContext, { frequency }: { frequency: number }) {
      super();
      this.tone = { hertz: frequency, from: 0, to: 0 };
      context.tones.push(this.tone);
    }
    start(at: number) {
      this.tone.from = at;
    }
    stop(at: number) {
      this.tone.to = at;
      queueMicrotask(() => this.dispatchEvent(new Event("ended")));
    }
  }

  vi.stubGlobal("AudioContext", FakeContext);
  vi.stubGlobal("GainNode", FakeGain);
  vi.stubGlobal("OscillatorNode", FakeOscillator);
  return audio;
};
