import { AwsError } from '../../aws-error.ts';
import type { JsonObject } from '../../json.ts';
import { optionalInteger } from '../../members.ts';
import type { MapRunSettings } from '../map-runs/host.ts';
import type { MapRun } from '../map-runs/map-run.ts';
import { pageOf } from '../pages.ts';
import { invalid, requiredText } from '../request-fields.ts';
import { type Operations, present, type ServiceState, wireDate } from './operation.ts';

/** Describe, list and update Map Runs. */
export function mapRunOperations(state: ServiceState): Operations {
  return {
    DescribeMapRun(input) {
      return described(state.mapRuns.find(requiredText(input, 'mapRunArn')));
    },

    ListMapRuns(input) {
      const { request } = state.executions.find(requiredText(input, 'executionArn'));
      const runs = state.mapRuns.of(request.arn).filter(({ listed }) => listed);
      const { items, next } = pageOf(runs, input, `map-runs:${request.arn}`, ({ arn }) => arn);
      return { mapRuns: items.map(listed), ...next };
    },

    UpdateMapRun(input) {
      const arn = requiredText(input, 'mapRunArn');
      const settings = readSettings(input);
      const mapRun = state.mapRuns.find(arn);
      if (mapRun.status !== 'RUNNING') {
        throw new AwsError(
          'ValidationException',
          `The Map Run is ${mapRun.status}; only one that is RUNNING can be updated.`,
        );
      }
      mapRun.update(settings);
      return {};
    },
  };
}

function described(mapRun: MapRun): JsonObject {
  const { settings } = mapRun;
  return present({
    mapRunArn: mapRun.arn,
    executionArn: mapRun.request.parent.executionArn,
    status: mapRun.status,
    startDate: wireDate(mapRun.startDate),
    stopDate: mapRun.stopDate === undefined ? undefined : wireDate(mapRun.stopDate),
    maxConcurrency: settings.maxConcurrency,
    toleratedFailurePercentage: settings.toleratedFailurePercentage ?? 0,
    toleratedFailureCount: settings.toleratedFailureCount ?? 0,
    itemCounts: { ...mapRun.counts('items') },
    executionCounts: { ...mapRun.counts('executions') },
    redriveCount: mapRun.redriveCount,
    redriveDate: mapRun.redriveDate === undefined ? undefined : wireDate(mapRun.redriveDate),
  });
}

function listed(mapRun: MapRun): JsonObject {
  return present({
    executionArn: mapRun.request.parent.executionArn,
    mapRunArn: mapRun.arn,
    stateMachineArn: mapRun.arns.stateMachine,
    startDate: wireDate(mapRun.startDate),
    stopDate: mapRun.stopDate === undefined ? undefined : wireDate(mapRun.stopDate),
  });
}

function readSettings(input: JsonObject): Partial<MapRunSettings> {
  const maxConcurrency = atLeastZero(input, 'maxConcurrency');
  const toleratedFailureCount = atLeastZero(input, 'toleratedFailureCount');
  const toleratedFailurePercentage = percentage(input);
  return {
    ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
    ...(toleratedFailureCount === undefined ? {} : { toleratedFailureCount }),
    ...(toleratedFailurePercentage === undefined ? {} : { toleratedFailurePercentage }),
  };
}

function atLeastZero(input: JsonObject, name: string): number | undefined {
  const value = optionalInteger(input, name);
  if (value !== undefined && value < 0) {
    throw invalid(
      `Value '${value}' at '${name}' failed to satisfy constraint: Member must have value greater than or equal to 0`,
    );
  }
  return value;
}

function percentage(input: JsonObject): number | undefined {
  const { toleratedFailurePercentage: value } = input;
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value !== 'number') {
    throw new AwsError('SerializationException', 'The member "toleratedFailurePercentage" must be a number.');
  }
  if (value < 0 || value > 100) {
    throw invalid(
      `Value '${value}' at 'toleratedFailurePercentage' failed to satisfy constraint: ` +
        `Member must have value ${value < 0 ? 'greater than or equal to 0' : 'less than or equal to 100'}`,
    );
  }
  return value;
}
