import { describe, expect, test } from '@jest/globals';
import { TIME_LIMITS } from '../src/time-limits.ts';

const { cancel, evidence, poll, request, retry, postStep } = TIME_LIMITS;

describe('a cancelled step', () => {
  test('has stopped what it started, or may have started, before it looks at what is left', () => {
    expect(cancel.startAnswerMs + cancel.startWithdrawalMs).toBeLessThanOrEqual(cancel.stopMs);
    expect(cancel.stopMs).toBeLessThan(cancel.evidenceMs);
  });

  test('has told its report before the runner kills it', () => {
    expect(cancel.evidenceMs + cancel.commentMs + cancel.writingMs).toBeLessThanOrEqual(cancel.runnerMs);
  });

  test('asks several times whether what it stopped has ended', () => {
    expect(poll.stoppingMs * 4).toBeLessThan(cancel.stopMs - cancel.startAnswerMs);
    expect(poll.taskEndMs).toBeLessThanOrEqual(cancel.evidenceMs - cancel.stopMs);
    expect(retry.firstStopWaitMs * 4).toBeLessThan(cancel.startWithdrawalMs - retry.lastAnswerMs);
    expect(poll.stoppingMs).toBeLessThanOrEqual(retry.lastAnswerMs);
  });
});

test('a post step asks, stops and sees the tasks stop within the five minutes that the runner gives', () => {
  // The last try of a call is made when that time is over, and may take as long as a request.
  expect(3 * (postStep.eachMs + request.awsMs)).toBeLessThan(300_000);
});

test('a limit that holds within another one leaves time for a second try', () => {
  expect(request.awsMs * 2).toBeLessThan(retry.callMs);
  expect(request.githubMs * 2).toBeLessThan(TIME_LIMITS.comment.retriesMs);
  expect(TIME_LIMITS.comment.loginMs + request.githubMs).toBeLessThan(TIME_LIMITS.comment.retriesMs);
  expect(request.liveLogsMs).toBeLessThan(evidence.liveReadMs);
  expect(evidence.logDeliveryMs * 2).toBeLessThan(evidence.logTailsMs);
});
