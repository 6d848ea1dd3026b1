import { type App, type CfnElement, LegacyStackSynthesizer, Stack } from 'aws-cdk-lib';
import { letGitHubIn } from './github-access.ts';
import { makeLogs } from './logs.ts';
import { makeMachine } from './machine.ts';
import { makeNetwork } from './network.ts';
import { notify } from './notifications.ts';
import { tellOutputs } from './outputs.ts';
import { declareParameters, refuseIllegalSizes } from './parameters.ts';
import { makeProcessError } from './process-error.ts';
import { makeOutputBucket } from './storage.ts';
import { makeTask } from './task.ts';

/**
 * All that a team needs on AWS. It knows no account, region or network, and has no assets, so that the template that
 * it makes can be deployed by itself.
 */
export class UploadStack extends Stack {
  constructor(app: App, name: string) {
    super(app, name, {
      description:
        'A Fargate task that is run from GitHub through Step Functions, and retried by why it failed.',
      // The newer ones want an account that was bootstrapped.
      // @ts-expect-error CDK's own interface is not written for exactOptionalPropertyTypes.
      synthesizer: new LegacyStackSynthesizer(),
      analyticsReporting: false,
    });
    const parameters = declareParameters(this);
    refuseIllegalSizes(this, parameters);
    const logs = makeLogs(this, parameters);
    const bucket = makeOutputBucket(this, parameters);
    const network = makeNetwork(this, parameters);
    const task = makeTask(this, parameters, logs.task);
    const decider = makeProcessError(this, parameters);
    const machine = makeMachine(this, { network, task, decider, log: logs.machine });
    const topic = notify(this, parameters, machine.machine);
    const roles = letGitHubIn(this, { parameters, machine, task, bucket, log: logs.task });
    tellOutputs(this, { network, task, decider, machine, topic, roles });
  }

  /** The ids are what people see in the console, so they are names. CDK refuses the same name twice. */
  protected override allocateLogicalId(element: CfnElement): string {
    return element.node.id;
  }
}
