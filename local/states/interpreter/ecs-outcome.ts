import type { JsonObject } from '../../json.ts';
import { objectsField, textField } from './state-fields.ts';

/**
 * Whether `runTask.sync` counts a stopped task (PascalCase keys) as failed: it stopped for another reason than
 * that its container ended, or some container did not exit with 0. A container that never ran has no ExitCode.
 */
export function stoppedTaskFailed(task: JsonObject): boolean {
  const stopCode = textField(task, 'StopCode');
  if (stopCode !== undefined && stopCode !== 'EssentialContainerExited') {
    return true;
  }
  const containers = objectsField(task, 'Containers');
  return containers.length === 0 || containers.some((container) => container['ExitCode'] !== 0);
}
