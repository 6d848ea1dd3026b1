/**
 * Every limit of time that the step keeps. What a caller may choose differently, such as a test, it
 * passes to the function that keeps the limit.
 */
export const TIME_LIMITS = {
  /**
   * A cancelled step. Each limit counts from the signal, unless it says otherwise, and they follow each other:
   * `startAnswerMs` + `startWithdrawalMs` ≤ `stopMs` ≤ `evidenceMs`, and `evidenceMs` + `commentMs` + `writingMs` ≤
   * `runnerMs`.
   */
  cancel: {
    /** The runner sends SIGINT, 7.5 s later SIGTERM, and then kills: ProcessInvoker.cs of actions/runner. */
    runnerMs: 7_500,
    /** A StartExecution that is on its way gets a moment to be answered, since the execution must then be stopped. */
    startAnswerMs: 2_000,
    /** Counts from where the answer was given up: the execution is stopped by the name that it would have. */
    startWithdrawalMs: 3_000,
    /** Stopping executions, and seeing their end. */
    stopMs: 5_000,
    /** Seeing whether the tasks stop, and reading why earlier attempts failed. Then the report is told. */
    evidenceMs: 5_500,
    /** Counts from where writing the comment starts, which comes last. */
    commentMs: 1_500,
    /** Log, outputs, summary and report file are written to the disk. */
    writingMs: 500,
  },
  poll: {
    /** Nothing announces news, so no look at one of several executions is further away, unless its machine is known to wait. */
    slowestMs: 30_000,
    /** The end of a single execution is what somebody waits for; 100 steps that look so often take half of an account's quota. */
    slowestOfOneMs: 10_000,
    /** Earlier executions took longer, so that the end is not expected; what fails early is still seen. */
    beforeUsualEndMs: 40_000,
    /** One ListExecutions for all executions of a step: AWS grants an account two a second, shared with others. */
    fastestListMs: 2_000,
    /** What is known to happen at a time is told in the history a moment later: so long, it is looked for at the fastest interval. */
    dueMs: 60_000,
    /** Reads are eventually consistent: so long, an execution may be unknown somewhere, mostly one just started. */
    newExecutionMs: 30_000,
    /** The clocks of two hosts of AWS differ by less, and so does a time from whole seconds. */
    awsClocksMs: 1_000,
    /** The end of an execution that was told to stop is a matter of a second. */
    stoppingMs: 250,
    /** Tasks that were told to stop. */
    taskEndMs: 500,
    /** The log shows at least every minute that the step is alive. */
    heartbeatMs: 60_000,
    /** A wait that is cut for a heartbeat is not cut into smaller pieces. */
    shortestWaitMs: 1_000,
  },
  request: {
    /** A request to AWS without an answer is given up: its connection may be dead. */
    awsMs: 30_000,
    /** Live lines can be read with the next poll as well. */
    liveLogsMs: 3_000,
    /** GitHub answers in less than a second. */
    githubMs: 10_000,
  },
  retry: {
    /** How long calls are tried that start or look up something; polls go on until `timeout-minutes`. */
    callMs: 120_000,
    /** An execution that the step attaches to may have been started a moment ago. */
    attachMs: 5_000,
    /** Before the second try; the wait doubles from there. */
    firstWaitMs: 1_000,
    /** No wait is longer. */
    longestWaitMs: 60_000,
    /** Stopping is urgent. */
    firstStopWaitMs: 250,
    /** Where requests end with the time for retries, the last try is made so long before, to be answered in it. */
    lastAnswerMs: 500,
    /** Another job deploys the same machine: so long, times the tries so far, it has to finish. */
    deploymentMs: 1_000,
  },
  /** An execution that ran out of `timeout-minutes`, or that fail-fast ends: nothing presses. */
  stop: {
    executionMs: 120_000,
    /** Fargate gives a container 30 s to stop, and needs some for itself. */
    tasksMs: 60_000,
  },
  evidence: {
    /** A connection to S3 that is dead must not hold up the report. */
    outputsMs: 60_000,
    /** A preview is not worth a longer wait. */
    previewMs: 5_000,
    /** The ends of logs: the execution has ended, and whatever can be had of them is told. */
    logTailsMs: 15_000,
    /** What the executions and Map Runs did that the execution started: the longer story behind a failure. */
    detailsMs: 15_000,
    /** The awslogs driver hands lines over every few seconds, also after its container is gone. */
    logDeliveryMs: 3_000,
    /** One read of all live streams: those that are not reached by then are left to the next one. */
    liveReadMs: 5_000,
    /** Logs of what ended longer than this before the step began to follow it are not news. */
    oldNewsMs: 120_000,
  },
  comment: {
    /** The step has done its work, and its minutes cost money. */
    retriesMs: 30_000,
    /** Of that, asking GraphQL as whom the token writes; after that, it is taken for the job's own. */
    loginMs: 10_000,
    /** GitHub asks for a minute of silence where it limits a caller and does not say for how long. */
    silenceMs: 60_000,
    /** And a limit that is just over is waited out for so long at least. */
    shortestSilenceMs: 1_000,
  },
  /** The runner gives the post steps of a cancelled job five minutes. */
  postStep: {
    /** To ask for an execution, to stop it, and to see its tasks stop, each. */
    eachMs: 60_000,
    /** A start that was on its way when the step was killed has arrived by then, and can be seen. */
    missingMs: 20_000,
    pollMs: 1_000,
  },
} as const;
