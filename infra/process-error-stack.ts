import { type App, Aws, type CfnElement, CfnOutput, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import { CfnPolicy } from 'aws-cdk-lib/aws-iam';
import { logGroup } from './logs.ts';
import { makeMachine } from './machine.ts';
import { choice, LOG_RETENTION_DAYS, SUBNET_IDS } from './parameters.ts';
import { makeProcessErrorFunction } from './process-error-function.ts';
import { acknowledgeWildcards, allow, policy } from './roles.ts';
import { deployMachine, RUN_MACHINE_WILDCARDS, runMachine } from './step-permissions.ts';
import { CONTAINER } from './task.ts';
import { templateOnly } from './template-only.ts';

/**
 * The ProcessError function and a classic machine that asks it, beside an upload stack, whose task it runs. The
 * parameters bear the names of that stack's outputs, so that a command can hand them on.
 */
export class ProcessErrorStack extends Stack {
  constructor(app: App, name: string) {
    super(
      app,
      name,
      templateOnly('A function that decides how a Fargate task is retried, and the classic machine.'),
    );
    const parameters = this.#declareParameters();
    const decider = makeProcessErrorFunction(
      this,
      logGroup(this, 'FunctionLog', '/aws/lambda/${AWS::StackName}', parameters),
    );
    const machine = makeMachine(this, {
      roleArn: parameters.StateMachineRoleArn.valueAsString,
      log: logGroup(this, 'MachineLog', '/aws/vendedlogs/states/${AWS::StackName}', parameters),
      task: {
        partition: Aws.PARTITION,
        cluster: parameters.ClusterArn.valueAsString,
        taskDefinition: parameters.TaskDefinitionFamily.valueAsString,
        container: CONTAINER,
        subnets: parameters.SubnetIds.valueAsList,
        securityGroups: parameters.SecurityGroupId.valueAsList,
        assignPublicIp: parameters.AssignPublicIp.valueAsString,
        processErrorFunction: decider.attrArn,
      },
    });
    const { StateMachineRoleArn, RunnerRoleArn, DeployerRoleArn } = parameters;
    new CfnPolicy(this, 'InvokeProcessError', {
      policyName: Aws.STACK_NAME,
      roles: [roleName(StateMachineRoleArn)],
      policyDocument: policy(allow(['lambda:InvokeFunction'], [decider.attrArn])),
    });
    const run = new CfnPolicy(this, 'RunPolicy', {
      policyName: Aws.STACK_NAME,
      roles: [roleName(RunnerRoleArn), roleName(DeployerRoleArn)],
      policyDocument: policy(...runMachine(machine)),
    });
    acknowledgeWildcards(run, RUN_MACHINE_WILDCARDS);
    new CfnPolicy(this, 'DeployPolicy', {
      policyName: Fn.join('-', [Aws.STACK_NAME, 'deploy']),
      roles: [roleName(DeployerRoleArn)],
      policyDocument: policy(deployMachine(machine)),
    });
    new CfnOutput(this, 'ProcessErrorFunctionArn', { value: decider.attrArn });
    new CfnOutput(this, 'StateMachineArn', { value: machine.ref });
    new CfnOutput(this, 'StateMachineName', { value: machine.attrName });
  }

  #declareParameters() {
    return {
      ClusterArn: this.#output('ClusterArn', '^arn:aws[a-z-]*:ecs:[a-z0-9-]+:\\d{12}:cluster/[\\w-]+$'),
      TaskDefinitionFamily: this.#output('TaskDefinitionFamily', '^[A-Za-z][\\w-]{0,127}$'),
      SubnetIds: new CfnParameter(this, 'SubnetIds', SUBNET_IDS),
      SecurityGroupId: new CfnParameter(this, 'SecurityGroupId', {
        type: 'CommaDelimitedList',
        allowedPattern: '^sg-[0-9a-f]{8,17}$',
        constraintDescription: 'must be ids of security groups between commas, such as sg-0121e456c45b21f42.',
      }),
      AssignPublicIp: new CfnParameter(this, 'AssignPublicIp', choice(['ENABLED', 'DISABLED'], 'DISABLED')),
      StateMachineRoleArn: this.#output('StateMachineRoleArn', ROLE_ARN),
      RunnerRoleArn: this.#output('RunnerRoleArn', ROLE_ARN),
      DeployerRoleArn: this.#output('DeployerRoleArn', ROLE_ARN),
      LogRetentionDays: new CfnParameter(this, 'LogRetentionDays', LOG_RETENTION_DAYS),
    };
  }

  /** A parameter that the upload stack has as an output. */
  #output(name: string, allowedPattern: string): CfnParameter {
    return new CfnParameter(this, name, {
      allowedPattern,
      constraintDescription: `must be the output ${name} of the stack whose task the machine runs.`,
    });
  }

  /** The ids are what people see in the console, so they are names. CDK refuses the same name twice. */
  protected override allocateLogicalId(element: CfnElement): string {
    return element.node.id;
  }
}

/** A role of the upload stack, which has no path. */
const ROLE_ARN = '^arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@-]+$';

function roleName(arn: CfnParameter): string {
  return Fn.select(1, Fn.split('/', arn.valueAsString));
}
