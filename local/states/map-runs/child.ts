import { Execution } from '../execution.ts';
import type { ExecutionTools } from '../execution-request.ts';
import type { Executions } from '../executions.ts';
import type { Revision } from '../machine.ts';
import { childArn, childName, type MapRunArns } from './arns.ts';
import type { MapRunRequest } from './host.ts';
import type { Unit } from './units.ts';

/** Starts the child execution of one item or batch. */
export type StartChild = (unit: Unit) => Execution;

/** What starts the child executions of a Map Run, which run what the state had in it when its execution was started. */
export function childStarter(
  arns: MapRunArns,
  request: MapRunRequest,
  executions: Pick<Executions, 'add'>,
  tools: ExecutionTools,
): StartChild {
  const { parent, scope, language, express } = request;
  const revision: Revision = {
    definition: JSON.stringify(request.definition),
    roleArn: parent.roleArn,
    logging: { level: 'OFF', includeExecutionData: false },
    revisionId: undefined,
  };
  return (unit) => {
    const name = childName(arns.mapRun, unit.index);
    const execution = new Execution(
      {
        arn: childArn(arns.stateMachine, name, express),
        name,
        machineArn: arns.stateMachine,
        machineName: parent.stateMachineName,
        versionArn: undefined,
        aliasArn: undefined,
        revision,
        input: unit.input,
        traceHeader: undefined,
        scope,
        child: {
          mapRunArn: arns.mapRun,
          label: arns.label,
          itemCount: unit.itemCount,
          express,
          language,
        },
      },
      tools,
    );
    executions.add(execution);
    return execution;
  };
}
