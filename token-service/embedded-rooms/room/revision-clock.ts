/**
 * Makes the clock that numbers every room state sent to clients. A client drops, without a word, any state whose
 * revision is not above the last one it saw (twilio-video 2.36.0, es5/signaling/v2/room.js and remoteparticipant.js),
 * so revisions must rise across restarts too, even when the machine's clock was set back.
 *
 * @param after the highest revision that an earlier run may have sent; 0 if there was none
 * @param now wall-clock milliseconds since 1970
 * @returns a function giving the next revision, a safe integer above all earlier ones
 */
export const createRevisionClock = (after = 0, now: () => number = Date.now): (() => number) => {
  let last = after;
  return () => {
    last = Math.max(Math.trunc(now()), last + 1);
    return last;
  };
};
