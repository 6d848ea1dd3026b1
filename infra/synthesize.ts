import { App, Validations } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ProcessErrorStack } from './process-error-stack.ts';
import { UploadStack } from './upload-stack.ts';

/**
 * The stacks as CDK deploys them. The rules of cdk-nag are part of it: what breaks one, fails.
 *
 * @param outdir where to write; by default where the CDK command line says
 */
export function synthesize(outdir?: string): CloudAssembly {
  const app = new App({ analyticsReporting: false, ...(outdir !== undefined && { outdir }) });
  const name = app.node.tryGetContext('stack-name') ?? 'uploads';
  new UploadStack(app, name);
  new ProcessErrorStack(app, `${name}-process-error`);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app.synth();
}
