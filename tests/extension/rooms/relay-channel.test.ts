import { expect, test } from "vitest";
import { createRelayChannel, type RelayAnswer } from "../../../extension/core/rooms/relay-channel.ts";

/** A channel as a browser gives it, at the other end of which somebody says what a test wants. */
const channelOf = (label: string, readyState = "open") => {
  const sent: string[] = [];
  const channel = Object.assign(new EventTarget(), {
    label,
    readyState,
    send: (data: string) => sent.push(data),
  });
  const says = (data: unknown) => channel.dispatchEvent(new MessageEvent("message", { data }));
  return { channel: channel as unknown as RTCDataChannel, sent, says };
};

const listening = () => {
  const relay = createRelayChannel();
  const answers: RelayAnswer[] = [];
  relay.onAnswer((answer) => answers.push(answer));
  return { relay, answers };
};

test("leaves the channels on which somebody speaks alone", () => {
  const { relay, answers } = listening();
  const track = channelOf("1a2b3c4d-0-MT0");
  relay.take(track.channel);
  relay.ask("one");
  track.says('{"nonce":"one","silent":[]}');
  expect([track.sent, answers]).toEqual([[], []]);
});

test("asks on the newest connection's channel, and not while none is open", () => {
  const { relay } = listening();
  relay.ask("lost");
  const [old, young] = [channelOf("beat"), channelOf("beat")];
  relay.take(old.channel);
  relay.ask("one");
  relay.take(young.channel);
  relay.ask("two");
  relay.take(channelOf("beat", "connecting").channel);
  relay.ask("lost too");
  expect([old.sent, young.sent]).toEqual([["one"], ["two"]]);
});

test("tells answers, and nothing that is none", () => {
  const { relay, answers } = listening();
  const { channel, says } = channelOf("beat");
  relay.take(channel);
  for (const data of ["not JSON", "{}", '{"nonce":1,"silent":[]}', '{"nonce":"n"}', new ArrayBuffer(3)])
    says(data);
  says('{"nonce":"n","silent":["PA1"],"more":1}');
  expect(answers).toEqual([{ nonce: "n", silent: ["PA1"] }]);
});
