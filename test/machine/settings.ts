import type { TaskSettings } from '../../src/machine/run-task.ts';

/** Task settings with nothing optional. */
export const TASK: TaskSettings = {
  partition: 'aws',
  cluster: 'uploads',
  taskDefinition: 'customer-data-upload',
  container: 'app',
  subnets: ['subnet-0a1b2c3d'],
  securityGroups: [],
  assignPublicIp: false,
};
