import { type App, Aws, type CfnElement, Stack } from 'aws-cdk-lib';
import { letGitHubIn } from './github-access.ts';
import { makeLogs } from './logs.ts';
import { makeMachine, makeMachineRole } from './machine.ts';
import { makeNetwork } from './network.ts';
import { notify } from './notifications.ts';
import { tellOutputs } from './outputs.ts';
import { declareParameters, refuseIllegalSizes, refuseOneEnvironment, refuseOneId } from './parameters.ts';
import { makeOutputBucket } from './storage.ts';
import { CONTAINER, makeTask } from './task.ts';
import { templateOnly } from './template-only.ts';

/**
 * All that a team needs on AWS. It knows no account, region or network, and has no assets, so that the template that
 * it makes can be deployed by itself.
 */
export class UploadStack extends Stack {
  constructor(app: App, name: string) {
    super(
      app,
      name,
      templateOnly(
        'A Fargate task that is run from GitHub through Step Functions, and retried by why it failed.',
      ),
    );
    const parameters = declareParameters(this);
    refuseIllegalSizes(this, parameters);
    refuseOneId(this, parameters);
    refuseOneEnvironment(this, parameters);
    const logs = makeLogs(this, parameters);
    const bucket = makeOutputBucket(this, parameters);
    const network = makeNetwork(this, parameters);
    const task = makeTask(this, parameters, logs.task);
    const machineRole = makeMachineRole(this, task);
    const machine = makeMachine(this, {
      roleArn: machineRole.attrArn,
      log: logs.machine,
      task: {
        partition: Aws.PARTITION,
        cluster: task.cluster.attrArn,
        taskDefinition: Aws.STACK_NAME,
        container: CONTAINER,
        subnets: network.subnetIds,
        securityGroups: network.securityGroupIds,
        assignPublicIp: parameters.AssignPublicIp.valueAsString,
      },
    });
    const topic = notify(this, parameters, machine);
    const roles = letGitHubIn(this, { parameters, machine, machineRole, task, bucket, log: logs.task });
    tellOutputs(this, { parameters, network, task, machine, machineRole, topic, roles });
  }

  /** The ids are what people see in the console, so they are names. CDK refuses the same name twice. */
  protected override allocateLogicalId(element: CfnElement): string {
    return element.node.id;
  }
}
