import { App, Validations } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks } from 'cdk-nag';
import { UploadStack } from './stack.ts';

/**
 * The stack as CDK deploys it. The rules of cdk-nag are part of it: what breaks one, fails.
 *
 * @param outdir where to write; by default where the CDK command line says
 */
export function synthesize(outdir?: string): CloudAssembly {
  const app = new App({ analyticsReporting: false, ...(outdir !== undefined && { outdir }) });
  new UploadStack(app, app.node.tryGetContext('stack-name') ?? 'uploads');
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app.synth();
}
