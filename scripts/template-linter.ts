import { TEMPLATES } from './templates.ts';
import { lint, type Skipped, type Tool } from './workflow-linters.ts';

const CFN_LINT: Tool = { name: 'cfn-lint', install: (version) => `pip install cfn-lint==${version}` };

/**
 * Lints the CloudFormation templates: types and properties of resources as the specification of CloudFormation has
 * them, for its default region. Warnings and remarks count too. Gives what is wrong, a line each.
 */
export function lintTemplates(
  root: string,
  env: NodeJS.ProcessEnv = process.env,
): readonly string[] | Skipped {
  return lint(root, CFN_LINT, ['--format', 'parseable', '--', ...Object.values(TEMPLATES)], env);
}
